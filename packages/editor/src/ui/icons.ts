const paths = {
  undo: "M6 4 3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H7.5",
  redo: "M10 4l3 3-3 3M13 7H6.5a3.5 3.5 0 0 0 0 7h2",
  bold: "M5 2.8h4.1a2.6 2.6 0 0 1 0 5.2H5zM5 8h4.7a2.6 2.6 0 0 1 0 5.2H5z",
  italic: "M7 3h4.5M4.5 13H9M9.4 3 6.6 13",
  underline: "M4.8 2.8v4.4a3.2 3.2 0 0 0 6.4 0V2.8M4 13.5h8",
  indent: "M3 3.2h10M8 8h5M3 12.8h10M3 6l2.4 2L3 10",
  outdent: "M3 3.2h10M8 8h5M3 12.8h10M5.4 6 3 8l2.4 2",
  target: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  table: "M2.5 3.2h11v9.6h-11zM2.5 6.4h11M6.2 6.4v6.4M9.8 6.4v6.4",
  up: "M8 13V3.5M4.5 7 8 3.5 11.5 7",
  down: "M8 3v9.5M4.5 9 8 12.5 11.5 9",
  outline: "M3 4h.5M6 4h7M3 8h.5M6 8h7M3 12h.5M6 12h7",
  panel: "M2.5 3h11v10h-11zM10 3v10",
  facts: "M2.5 3.5h11M2.5 6.5h11M3.5 10h3v2.8h-3zM9 10h3.5v2.8H9z",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3.5v9M3.5 8h9",
  chevron: "M6 4l4 4-4 4",
  remove: "M3.5 4.5h9M6.5 4.5V3h3v1.5M4.8 4.5l.6 8.5h5.2l.6-8.5",
} as const

/** The names of the icons. */
export type IconName = keyof typeof paths

/** An icon of 16 units, drawn in the colour of the text. It carries no meaning of its own: the control has the words. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("class", "icon")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  path.setAttribute("d", paths[name])
  svg.append(path)
  return svg
}
