/** Colours, faces and sizes. The names in `--plan-…` are for hosts to set; all pairs of text and ground are AA. */
export const tokens = `
:host {
  --ink: var(--plan-ink, #1d2129);
  --ink-2: var(--plan-ink-2, #4e5766);
  --ink-3: #68717f;
  --line: var(--plan-line, #e2e5ea);
  --ground: var(--plan-ground, #f3f4f6);
  --surface: var(--plan-surface, #fff);
  --accent: var(--plan-accent, #1f5fbf);
  --accent-soft: var(--plan-accent-soft, #e9f1fc);
  --error: #b8232a;
  --error-soft: #fdecec;
  --warning: #8a5000;
  --warning-soft: #fff4df;
  --ok: #17683f;
  --ok-soft: #e6f5ec;
  --control: 30px;
  --ui: var(--plan-ui-font, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", system-ui, sans-serif);
}
@media (pointer: coarse) {
  :host { --control: 44px; }
}
`

/** The colours of people, by class: eight that carry white text. */
export const peerColors = ["#7a3ff0", "#0b7478", "#b0440c", "#a3195b", "#2c6e1f", "#7a5c00", "#3b52c4", "#5d4a9e"]
  .map((color, index) => `.peer-${index} { --peer: ${color}; }`)
  .join("\n")
