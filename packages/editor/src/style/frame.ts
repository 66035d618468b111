/** The frame: columns, drawers, banner, empty and loading states. */
export const frame = `
:host { display: block; block-size: 100%; min-block-size: 280px; color: var(--ink); font: 13px/1.5 var(--ui); text-align: start; }
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.frame { position: relative; display: grid; block-size: 100%; min-block-size: inherit; overflow: hidden; background: var(--ground);
  grid-template: "toolbar toolbar toolbar" auto "banner banner banner" auto "outline desk panels" minmax(0, 1fr) "status status status" auto / auto minmax(0, 1fr) auto; }
.toolbar { grid-area: toolbar; }
.banner { grid-area: banner; }
.desk { grid-area: desk; overflow: auto; position: relative; scroll-padding: 64px 0; overscroll-behavior: contain; }
.status { grid-area: status; }
.toolbar, .desk, .column, .status { contain: content; }
.column { background: var(--surface); overflow: hidden; display: flex; flex-direction: column; min-block-size: 0; }
.column-start { grid-area: outline; inline-size: 264px; border-inline-end: 1px solid var(--line); }
.column-end { grid-area: panels; inline-size: 340px; border-inline-start: 1px solid var(--line); }
.column-body, .tabbed { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.column[data-open="false"] { display: none; }
.frame[data-size="medium"] .column-start { inline-size: 232px; }
.frame[data-size="medium"] .column-end, .frame[data-size="narrow"] .column {
  grid-area: auto; position: absolute; z-index: 3; inset-block: 0; inline-size: min(340px, calc(100% - 48px)); box-shadow: 0 0 24px #0003; }
.frame[data-size="medium"] .column-end, .frame[data-size="narrow"] .column-end { inset-inline-end: 0; }
.frame[data-size="narrow"] .column-start { inset-inline-start: 0; }
.scrim { position: absolute; inset: 0; z-index: 2; background: #0f172a4d; }
.drawer-close { align-self: flex-end; margin: 4px 6px -36px 0; z-index: 1; }
.frame[data-size="wide"] .drawer-close, .frame[data-size="medium"] .column-start .drawer-close { display: none; }
.grow { flex: 1; }

button, select, input { font: inherit; color: inherit; }
.button, .icon-button { display: inline-flex; align-items: center; justify-content: center; gap: 4px; min-block-size: 28px; padding: 2px 10px;
  border: 1px solid var(--line); border-radius: 6px; background: var(--surface); cursor: pointer; }
.icon-button { padding: 0; inline-size: var(--control); block-size: var(--control); border-color: transparent; color: var(--ink-2); background: transparent; }
.button:hover, .icon-button:hover { background: var(--accent-soft); }
.button.is-primary { background: var(--accent); border-color: var(--accent); color: #fff; }
.button.is-primary:hover { background: color-mix(in srgb, var(--accent) 88%, #000); }
.button:disabled { opacity: .5; cursor: default; }
@media (pointer: coarse) { .button { min-block-size: 44px; } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.icon { inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; flex: none; }

.banner { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 8px 16px; background: var(--warning-soft); color: var(--warning); border-block-end: 1px solid #ecd3a1; }
.banner:not([data-trouble="offline"], [data-trouble="absence"]) { background: var(--error-soft); color: var(--error); border-color: #f0bfbf; }
.banner p { margin: 0; }
.banner pre { flex-basis: 100%; max-block-size: 160px; overflow: auto; margin: 0; padding: 8px 12px; background: var(--surface); color: var(--ink); border-radius: 6px; white-space: pre-wrap; font: inherit; user-select: text; }
.banner .button { color: var(--ink); }
.banner details { flex-basis: 100%; max-block-size: 240px; overflow: auto; padding: 4px 12px; background: var(--surface); color: var(--ink); border-radius: 6px; }
.banner h3 { margin: 8px 0 4px; font-size: inherit; }
.banner ul { margin: 0; padding-inline-start: 20px; }
.banner .link { border: 0; padding: 2px 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
.banner ins { background: var(--ok-soft); text-decoration: none; }
.banner del { color: var(--ink-2); }

.empty { padding: 32px 20px; color: var(--ink-2); text-align: center; }
.empty strong { display: block; color: var(--ink); margin-block-end: 4px; }
.empty p { margin: 0; }
.hint { margin: 0; padding: 4px 16px; color: var(--ink-2); }
.state { position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 8px; padding: 24px; text-align: center; background: var(--ground); }
.state strong { font-size: 18px; }
.state p { margin: 0; max-inline-size: 32em; color: var(--ink-2); }
.skeleton { inline-size: min(716px, calc(100% - 32px)); margin: 24px auto; padding: 72px 80px; background: var(--surface); box-shadow: 0 1px 3px #0001; display: grid; gap: 18px; }
.skeleton i, .tree-skeleton i { display: block; block-size: 14px; border-radius: 4px; background: linear-gradient(90deg, #eceef1 25%, #f6f7f9 50%, #eceef1 75%) 0 / 300% 100%; animation: wait 1.4s linear infinite; }
.skeleton i:first-child { inline-size: 60%; block-size: 26px; margin: 0 auto 24px; }
.skeleton i:nth-child(4n) { inline-size: 45%; }
.tree-skeleton { display: grid; gap: 14px; padding: 6px 16px; }
.tree-skeleton i:nth-child(3n + 2), .tree-skeleton i:nth-child(3n) { margin-inline-start: 18px; inline-size: 70%; }
@keyframes wait { to { background-position: -150% 0; } }
@media (prefers-reduced-motion: reduce) { .skeleton i, .tree-skeleton i { animation: none; } }
@media (max-width: 560px) { .skeleton { padding: 40px 20px; } }
@media print { .frame { display: block; overflow: visible; } .toolbar, .column, .status, .banner, .scrim { display: none !important; } .desk { overflow: visible; } }
`
