/** The outline, the tabs, the findings and the form of a task. */
export const panels = `
.outline { display: flex; flex-direction: column; min-block-size: 0; flex: 1; }
.outline h2 { display: flex; justify-content: space-between; gap: 8px; margin: 0; padding: 14px 16px 8px; font: 600 12px/1.2 var(--ui); color: var(--ink-2); }
.outline-count { font-weight: 400; }
.frame[data-size="narrow"] .outline h2 { padding-inline-end: 48px; }
.tree { flex: 1; overflow: auto; padding-block-end: 16px; overscroll-behavior: contain; }
.row { display: flex; align-items: center; gap: 6px; min-block-size: 28px; padding: 3px 12px 3px 4px; border-inline-start: 2px solid transparent; cursor: pointer; color: var(--ink-2); user-select: none; }
.row[data-kind="heading"], .row[data-kind="title"] { color: var(--ink); font-weight: 600; }
.row[data-kind="title"] { margin-block-start: 6px; }
.row[data-depth="1"] { padding-inline-start: 18px; }
.row[data-depth="2"] { padding-inline-start: 32px; }
.row[data-depth="3"] { padding-inline-start: 46px; }
.row[data-depth="4"] { padding-inline-start: 60px; }
.row:hover { background: #f2f4f7; }
.row[aria-current="true"] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); }
.row:focus-visible { outline-offset: -2px; }
.fold { display: inline-flex; inline-size: 16px; flex: none; visibility: hidden; border-radius: 4px; color: var(--ink-3); }
.fold .icon { inline-size: 14px; block-size: 14px; }
.row[aria-expanded] .fold { visibility: visible; }
.row[aria-expanded="true"] .fold .icon { transform: rotate(90deg); }
.words { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.badge { min-inline-size: 18px; padding: 0 5px; border-radius: 9px; font: 600 11px/18px var(--ui); text-align: center; background: var(--warning-soft); color: var(--warning); }
.badge:empty { display: none; }
.row[data-severity="error"] .badge { background: var(--error-soft); color: var(--error); }
.bars { display: inline-flex; gap: 2px; flex: none; }
.bars i { inline-size: 5px; block-size: 11px; border-radius: 1px; border: 1px solid #b6bdc8; }
.bars i.is-given { background: var(--ok); border-color: var(--ok); }
@media (pointer: coarse) { .row { min-block-size: 44px; } .fold { inline-size: 32px; justify-content: center; } }

.tabs { display: flex; padding: 0 8px; border-block-end: 1px solid var(--line); flex: none; }
.tab { padding: 0 10px; block-size: 43px; border: 0; border-block-end: 2px solid transparent; background: transparent; color: var(--ink-2); cursor: pointer; }
.tab small { margin-inline-start: 4px; font-size: 12px; color: var(--ink-3); }
.tab[aria-selected="true"] { color: var(--accent); border-color: var(--accent); font-weight: 600; }
.tab-body { flex: 1; overflow: auto; min-block-size: 0; overscroll-behavior: contain; }

.findings { padding: 4px 12px 16px; }
.findings h3 { display: flex; align-items: center; gap: 6px; margin: 14px 4px 6px; font: 600 12px/1.4 var(--ui); }
.findings h3 small { font-weight: 400; font-size: 12px; color: var(--ink-3); }
.findings h3::before { content: ""; inline-size: 8px; block-size: 8px; border-radius: 50%; background: currentColor; }
.severity-error { color: var(--error); }
.severity-warning { color: var(--warning); }
.severity-warning::before { border-radius: 0 !important; transform: rotate(45deg); }
.severity-info { color: var(--ink-2); }
.severity-info::before { background: transparent !important; border: 1.5px solid currentColor; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.card { position: relative; border: 1px solid var(--line); border-radius: 8px; padding: 9px 12px; background: var(--surface); }
.card:hover { border-color: #c3cad4; }
.card[aria-current="true"] { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); }
.card-jump { display: block; padding: 0; border: 0; background: transparent; font-size: 12px; color: var(--ink-3); text-align: start; cursor: pointer; }
.card-jump::after { content: ""; position: absolute; inset: 0; border-radius: 8px; }
.card-jump:focus-visible { outline: none; }
.card-jump:focus-visible::after { outline: 2px solid var(--accent); outline-offset: 1px; }
.card-message { margin: 2px 0 4px; }
.card q { quotes: none; display: inline-block; max-inline-size: 100%; padding: 1px 6px; border-radius: 4px; background: #f4f5f7; font: 14px/1.6 "FangSong_GB2312", FangSong, STFangsong, "Noto Serif CJK SC", serif; color: var(--ink-2); }
.card q:has(mark)::before { content: "…"; }
.card q:has(mark)::after { content: "…"; }
.card q.is-long { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.card mark { background: transparent; color: var(--ink); text-decoration: underline 1.5px; text-underline-offset: 4px; }
.card-error mark { text-decoration-color: var(--error); text-decoration-style: wavy; }
.card-warning mark { text-decoration-color: #c47a00; text-decoration-style: wavy; }
.card-fixes { position: relative; z-index: 1; display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 8px; inline-size: fit-content; }
.card-fixes .button { font-size: 12px; }
.news { margin: 8px 4px 0; font-size: 12px; color: var(--ink-2); }
.news:empty { display: none; }

.task-form { display: grid; gap: 12px; padding: 16px; }
.task-form h3 { margin: 0; font: 600 14px/1.4 var(--ui); }
.task-form h4 { margin: 8px 0 0; font: 600 12px/1.4 var(--ui); color: var(--ink-2); }
.field { display: grid; gap: 4px; min-inline-size: 0; }
.field > span { font-size: 12px; color: var(--ink-2); }
.field small { font-size: 12px; color: var(--ink-3); }
.field small:empty { display: none; }
.field input[type="text"], .field select { inline-size: 100%; block-size: var(--control); padding: 0 8px; border: 1px solid #c3cad4; border-radius: 6px; background: var(--surface); }
.field input:disabled, .field select:disabled { background: #f6f7f9; color: var(--ink-2); }
.field-check { display: flex; align-items: center; gap: 8px; }
.field-check > span { font-size: 13px; color: var(--ink); }
.field-row { display: grid; grid-template-columns: repeat(auto-fit, minmax(84px, 1fr)); gap: 8px; }
.targets { display: grid; gap: 10px; }
.targets:empty { display: none; }
.target-form { position: relative; display: grid; gap: 8px; margin: 0; padding: 10px 12px 12px; border: 1px solid var(--line); border-radius: 8px; min-inline-size: 0; }
.target-form legend { padding: 0 4px; margin-inline-start: -4px; font-size: 12px; color: var(--ok); font-weight: 600; }
.target-form .icon-button { position: absolute; inset-block-start: -2px; inset-inline-end: 4px; inline-size: 28px; block-size: 28px; }
`
