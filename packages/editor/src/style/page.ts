const song =
  '"FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", STZhongsong, "Noto Serif CJK SC", "Source Han Serif SC", serif'
const fang = '"FangSong_GB2312", "仿宋_GB2312", FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", serif'
const hei = 'SimHei, "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
const kai = '"KaiTi_GB2312", "楷体_GB2312", KaiTi, STKaiti, "Kaiti SC", "AR PL UKai CN", "Noto Serif CJK SC", serif'
const ui = '"PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", system-ui, sans-serif'

/**
 * The page, in light DOM: official typography (GB/T 9704-2012), in proportion. A line holds 28 characters of the body's
 * size; the margins are those of A4 to that line; 22 lines make a page of text.
 */
export const page = `
@font-face { font-family: "Plan Lead"; src: local("KaiTi_GB2312"), local("楷体_GB2312"), local("KaiTi"), local("STKaiti"), local("STKaitiSC-Regular"), local("AR PL UKai CN"), local("Noto Serif CJK SC Medium"), local("NotoSerifCJKsc-Medium"), local("Noto Serif CJK SC Bold"), local("NotoSerifCJKsc-Bold"); }
.yaodian-page { --size: var(--plan-page-size, 19px); box-sizing: border-box; position: relative; inline-size: calc(37.7 * var(--size)); max-inline-size: 100%; min-block-size: calc(53 * var(--size));
  margin: 24px auto; padding: calc(4.2 * var(--size)) calc(4.7 * var(--size)) calc(6 * var(--size)) calc(5 * var(--size));
  background: #fff; color: #1d2129; box-shadow: 0 1px 3px #0001, 0 8px 24px #0000000a;
  font: var(--size)/1.81 ${fang}; text-align: justify; line-break: strict; overflow-wrap: break-word; white-space: pre-wrap; white-space: break-spaces;
  font-variant-ligatures: none; font-feature-settings: "liga" 0; caret-color: #1f5fbf; cursor: text; outline: none; counter-reset: none; }
.yaodian-page [contenteditable="false"] { white-space: normal; }
.yaodian-page > *, .yaodian-page .plan-task-text { margin: 0; padding: 0; border: 0; font: inherit; color: inherit; text-indent: 2em; }
.yaodian-page > * { position: relative; }
.yaodian-page > p, .yaodian-page > h2, .yaodian-page > .plan-task { content-visibility: auto; overflow-clip-margin: 32px; contain-intrinsic-block-size: auto calc(3.62 * var(--size)); }
.yaodian-page > .plan-here { content-visibility: visible; }
.yaodian-page [data-number]::before { content: attr(data-number); }

.yaodian-page > .plan-title { font: 400 calc(1.375 * var(--size))/1.55 ${song}; text-align: center; text-indent: 0; text-wrap: balance; margin-block-end: .6em; }
.yaodian-page > .plan-title:not(:first-child) { margin-block-start: 3em; padding-block-start: 2em; border-block-start: 1px dashed #d5d9e0; }
.yaodian-page > .plan-note { font-family: ${kai}; text-align: center; text-indent: 0; text-wrap: balance; margin-block-end: 1.4em; }
.yaodian-page > .plan-note + .plan-note { margin-block-start: -1.2em; }
.yaodian-page > .plan-recipients { text-indent: 0; }
.yaodian-page > .plan-heading { font-family: ${hei}; font-weight: 400; }
.yaodian-page > .plan-heading[data-level="2"] { font-family: ${kai}; }
.yaodian-page > .plan-heading[data-level="3"], .yaodian-page > .plan-heading[data-level="4"] { font-family: ${fang}; font-weight: 600; }
.yaodian-page .plan-lead, .yaodian-page .plan-task > .plan-task-text::before { font-family: "Plan Lead", ${kai}; }
.yaodian-page .plan-task[data-level="1"] .plan-lead, .yaodian-page .plan-task[data-level="1"] > .plan-task-text::before { font-family: ${hei}; }
.yaodian-page > .plan-bullet { text-indent: 0; padding-inline-start: 3em; }
.yaodian-page > .plan-bullet::before { content: "•"; position: absolute; inset-inline-start: 2.1em; }
.yaodian-page > .plan-bullet[data-level="2"] { padding-inline-start: 4.5em; }
.yaodian-page > .plan-bullet[data-level="2"]::before { content: "◦"; inset-inline-start: 3.6em; }
.yaodian-page > .plan-bullet[data-level="3"], .yaodian-page > .plan-bullet[data-level="4"] { padding-inline-start: 6em; }
.yaodian-page > .plan-bullet[data-level="3"]::before, .yaodian-page > .plan-bullet[data-level="4"]::before { content: "▪"; inset-inline-start: 5.1em; }
.yaodian-page > .plan-annexNote { margin-block-start: 1.81em; }
.yaodian-page > .plan-annexNote + .plan-annexNote { margin-block-start: 0; }
.yaodian-page > .plan-signature { margin-block-start: 3.6em; text-align: end; padding-inline-end: 2em; text-indent: 0; }
.yaodian-page > .plan-date { text-align: end; padding-inline-end: 4em; text-indent: 0; }

.yaodian-page > .plan-letterhead { text-indent: 0; text-align: center; border-block-end: 2px solid #c8102e; margin-block-end: 2.4em; padding-block-end: .6em; }
.yaodian-page > .plan-letterhead::before { content: attr(data-issuer-mark); display: block; font: 400 calc(1.9 * var(--size))/1.6 ${song}; color: #c8102e; letter-spacing: .08em; }
.yaodian-page > .plan-letterhead::after { content: attr(data-document-number); }
.yaodian-page > .plan-imprint { margin-block-start: 3em; border-block: 1px solid currentColor; font-size: .875em; text-indent: 1em; }
.yaodian-page > .plan-imprint::before { content: attr(data-copy-to); display: block; }
.yaodian-page > .plan-imprint::after { content: attr(data-printed-by) "　" attr(data-printed-date); display: block; }
.yaodian-page > .plan-schedule, .yaodian-page > .plan-figure, .yaodian-page > .plan-locked { text-indent: 0; text-align: center; margin-block: .6em; padding: .8em 1em; border: 1px dashed #c3cad4; border-radius: 6px; color: #4e5766; }
.yaodian-page > .plan-schedule::before { content: attr(data-label); }
.yaodian-page > .plan-figure::before { content: attr(data-alt); display: block; font: 12px/1.6 ${ui}; }
.yaodian-page > .plan-locked { text-align: start; }
.yaodian-page > .plan-locked::before { content: attr(data-label); display: block; font: 12px/1.6 ${ui}; }
.yaodian-page .plan-ref::before { content: attr(data-number); }
.yaodian-page .plan-ref { border-block-end: 1px dotted #8c95a3; }
.yaodian-page .plan-ref.is-broken, .yaodian-page .plan-unknown-inline { color: #b8232a; }
.yaodian-page .plan-unknown-inline::before { content: "▢"; }
.yaodian-page a { color: #1f5fbf; text-decoration: underline; text-underline-offset: .2em; }

.yaodian-page > .plan-target + .plan-task, .yaodian-page > .plan-target + .plan-paragraph { margin-block-start: 8px; }
.yaodian-page > .plan-target { inline-size: fit-content; max-inline-size: calc(100% - 2 * var(--size)); margin: 0 0 6px calc(2 * var(--size)); padding: 3px 12px; border-radius: 13px; text-indent: 0; text-align: start;
  background: #e6f5ec; color: #17683f; box-shadow: inset 0 0 0 1px #b9d7c6; font: 13px/20px ${ui}; content-visibility: visible; }
.yaodian-page > .plan-target::after { content: attr(data-amount); font-weight: 600; color: #0d5030; margin-inline-start: .6em; }
.plan-chips { display: flex; flex-wrap: wrap; gap: 6px; margin: 4px 0 8px calc(2 * var(--size)); text-indent: 0; text-align: start; user-select: none; }
.plan-chip { display: inline-flex; align-items: center; gap: 4px; min-block-size: 24px; padding: 1px 10px; border: 1px solid #d9dde3; border-radius: 12px; background: #fcfcfd; color: #4e5766; font: 12px/1.5 ${ui}; cursor: pointer; text-align: start; }
.plan-chip b { font-weight: 600; color: #1d2129; }
.plan-chip:hover { border-color: #1f5fbf; }
.plan-chip:focus-visible { outline: 2px solid #1f5fbf; outline-offset: 1px; }
.plan-chip.is-missing { border-style: dashed; border-color: #d9ab5c; background: #fffaf0; color: #8a5000; }
.plan-chip.is-offer { border-style: dashed; background: transparent; color: #5f6876; }
.yaodian-page.is-plain .plan-chips, .yaodian-page[contenteditable="false"] .plan-chip.is-missing, .yaodian-page[contenteditable="false"] .plan-chip.is-offer { display: none; }
.yaodian-page.is-plain > .plan-target { display: none; }

.yaodian-page [data-placeholder]::before { visibility: hidden; }
.yaodian-page [data-placeholder]::after { content: attr(data-number) attr(data-placeholder); position: absolute; inset: 0 0 auto; color: #68717f; font-family: inherit; pointer-events: none; }
.yaodian-page .plan-task-text { position: relative; }
.yaodian-page > .plan-target[data-placeholder] { min-inline-size: 11em; }
.yaodian-page > .plan-target[data-placeholder]::after { inset: 3px 12px auto; font-weight: 400; color: #17683f; margin: 0; }
.yaodian-page > .plan-bullet[data-placeholder]::before { visibility: visible; }

.yaodian-page > table { inline-size: 100%; border-collapse: collapse; text-indent: 0; margin-block: .6em; font-size: .85em; line-height: 1.6; table-layout: fixed; }
.yaodian-page td, .yaodian-page th { border: 1px solid #5f6876; padding: 4px 8px; vertical-align: top; text-align: start; font-weight: 400; min-inline-size: 3em; }
.yaodian-page th { font-family: ${hei}; background: #f6f7f9; text-align: center; }
.yaodian-page td p, .yaodian-page th p { margin: 0; text-indent: 0; }
.yaodian-page .ProseMirror-selectednode { outline: 2px solid #1f5fbf; outline-offset: 2px; }
.yaodian-page .ProseMirror-hideselection *::selection { background: transparent; }
.yaodian-page img.ProseMirror-separator { display: inline !important; border: none !important; margin: 0 !important; inline-size: 0; }

.yaodian-page .plan-finding { text-decoration: underline wavy 1.2px; text-decoration-skip-ink: none; text-underline-offset: .28em; }
.yaodian-page .plan-finding-error { text-decoration-color: #c62f2f; }
.yaodian-page .plan-finding-warning { text-decoration-color: #c98312; }
.yaodian-page .plan-finding-info { text-decoration: underline dotted 1.5px #8c95a3; }
.yaodian-page > .plan-has-finding::after { content: ""; position: absolute; inset-block: 8px; inset-inline: -16px auto; inline-size: 3px; margin: 0; padding: 0; border-radius: 2px; background: #b6bdc8; }
.yaodian-page > .plan-has-finding.plan-finding-error::after { background: #c62f2f; }
.yaodian-page > .plan-has-finding.plan-finding-warning::after { background: #d9962b; }

.plan-peer { position: relative; border-inline-start: 2px solid var(--peer); margin-inline-start: -2px; text-indent: 0; }
.plan-peer::before { content: attr(data-name); position: absolute; inset-block-end: 100%; inset-inline-start: -2px; padding: 0 6px; border-radius: 4px 4px 4px 0; background: var(--peer); color: #fff; font: 11px/17px ${ui}; white-space: nowrap; pointer-events: none; z-index: 1; animation: plan-name 3s forwards; }
.plan-peer:hover::before { animation: none; }
.plan-peer-selection { background: color-mix(in srgb, var(--peer) 18%, transparent); }
@keyframes plan-name { 0%, 85% { opacity: 1; } 100% { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .plan-peer::before { animation-timing-function: step-end; } }

@media (max-width: 820px) {
  .yaodian-page { margin: 0 auto; padding: calc(2 * var(--size)) max(16px, 4vw) calc(5 * var(--size)); box-shadow: none; }
}
@media (pointer: coarse) {
  .plan-chips { gap: 12px 8px; margin-block: 8px 14px; }
  .plan-chip { position: relative; min-block-size: 32px; border-radius: 16px; padding-inline: 12px; }
  /* What the finger may hit is larger than what is seen. */
  .plan-chip::after { content: ""; position: absolute; inset: -6px -4px; }
}
@media print {
  .yaodian-page { margin: 0; padding: 0; box-shadow: none; inline-size: auto; }
  .yaodian-page .plan-chips, .yaodian-page > .plan-target, .plan-peer { display: none; }
  .yaodian-page .plan-finding { text-decoration: none; }
  .yaodian-page > * { content-visibility: visible !important; }
}
`
