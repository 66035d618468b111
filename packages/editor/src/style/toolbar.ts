/** The toolbar and the status bar. */
export const toolbar = `
.toolbar { display: flex; align-items: center; gap: 2px; min-block-size: 44px; padding: 6px 12px; background: var(--surface); border-block-end: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; }
.toolbar-group { display: flex; gap: 2px; }
.toolbar-group + .toolbar-group, .kind + .toolbar-group { margin-inline-start: 6px; padding-inline-start: 8px; border-inline-start: 1px solid var(--line); }
.tool { display: inline-flex; align-items: center; justify-content: center; flex: none; gap: 6px; min-inline-size: var(--control); block-size: var(--control); padding: 0 7px; border: 0; border-radius: 6px; background: transparent; cursor: pointer; }
.toolbar[data-reading] .toolbar-group, .toolbar[data-reading] .kind { display: none; }
.tool:hover { background: #eef0f3; }
.tool[aria-pressed="true"], .tool[aria-expanded="true"] { background: var(--accent-soft); color: var(--accent); }
.tool[aria-disabled="true"] { color: #a3abb6; cursor: default; background: transparent; }
.kind { flex: none; inline-size: 148px; block-size: var(--control); margin-inline: 6px 2px; padding: 0 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); cursor: pointer; }
.kind:disabled { color: var(--ink-3); }
.people { display: flex; flex: none; padding-inline: 6px 8px; }
.face { inline-size: 26px; block-size: 26px; margin-inline-start: -6px; border: 2px solid var(--surface); border-radius: 50%; background: var(--peer, #5f6876); color: #fff; font: 600 11px/22px var(--ui); text-align: center; }
.frame[data-size="narrow"] .people { display: none; }
/* The toolbar is wider than a telephone: what opens the columns stays where it can be reached. */
.frame[data-size="narrow"] .toolbar { padding-inline: 0; scroll-padding-inline: 56px; }
.frame[data-size="narrow"] .tool[aria-controls] { position: sticky; z-index: 1; background: var(--surface); }
.frame[data-size="narrow"] .tool[aria-controls="outline"] { inset-inline-start: 0; }
.frame[data-size="narrow"] .tool[aria-controls="panels"] { inset-inline-end: 0; }

.status { display: flex; align-items: center; gap: 16px; min-block-size: 28px; padding: 0 16px; background: var(--surface); border-block-start: 1px solid var(--line); color: var(--ink-2); font-size: 12px; white-space: nowrap; }
.status-findings { display: inline-flex; gap: 12px; padding: 4px 6px; margin: 0 -6px; border: 0; border-radius: 4px; background: transparent; cursor: pointer; min-block-size: 24px; align-items: center; }
.status-findings:hover { background: #eef0f3; }
.is-error { color: var(--error); }
.is-warning { color: var(--warning); }
.status-people { overflow: hidden; text-overflow: ellipsis; }
.status-save { display: inline-flex; align-items: center; gap: 6px; color: var(--ink-2); }
.dot { inline-size: 7px; block-size: 7px; border-radius: 50%; background: currentColor; }
.status-save[data-state="saved"] { color: var(--ok); }
.status-save[data-state="offline"] { color: var(--warning); }
.status-save[data-state="refused"] { color: var(--error); }
.status-save[data-state="offline"] .dot { background: transparent; border: 1.5px solid currentColor; }
.status-save[data-state="refused"] .dot { border-radius: 1px; }
.frame[data-size="narrow"] .status { gap: 12px; padding-inline: 12px; }
.frame[data-size="narrow"] .status-people { display: none; }
@media (pointer: coarse) { .status { min-block-size: 44px; } .status-findings { min-block-size: 44px; } }
`
