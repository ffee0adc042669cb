// The one place with colours and sizes. Everything else names them.

export type Mode = "light" | "dark";

const light = {
  page: "#f3f5f5",
  surface: "#ffffff",
  raised: "#fafbfb",
  line: "#e6eaea",
  "line-soft": "#eef1f1",
  edge: "#b6c0c0",
  ink: "#12302f",
  text: "#2a3636",
  muted: "#5a6868",
  primary: "#0d6b66",
  "primary-hover": "#0a5450",
  "on-primary": "#ffffff",
  tint: "#e8f3f2",
  hover: "#f3f8f7",
  selected: "#ffffff",
  red: "#b92f25",
  "red-bg": "#fdf0ee",
  amber: "#8a5712",
  "amber-bg": "#fdf6e7",
  "amber-line": "#f0dfb8",
  green: "#256b48",
  "green-bg": "#edf7f1",
  shadow: "rgb(18 48 47 / 12%)",
  before: "#9aa8a8",
};

const dark: typeof light = {
  page: "#0f1616",
  surface: "#172020",
  raised: "#1c2626",
  line: "#2b3737",
  "line-soft": "#232e2e",
  edge: "#566464",
  ink: "#eaf3f2",
  text: "#d3dddc",
  muted: "#98a7a6",
  primary: "#4fbdb4",
  "primary-hover": "#74d0c8",
  "on-primary": "#072422",
  tint: "#1b3533",
  hover: "#1c2a29",
  selected: "#384646",
  red: "#f08a80",
  "red-bg": "#3a211f",
  amber: "#e2b25c",
  "amber-bg": "#332a18",
  "amber-line": "#54431f",
  green: "#7cc79c",
  "green-bg": "#1b3226",
  shadow: "rgb(0 0 0 / 45%)",
  before: "#758483",
};

export const colours: Record<Mode, typeof light> = { light, dark };

/** Lengths in CSS pixels; spacing follows the 8-point grid with a half step. */
export const size = {
  "s-half": 2,
  s1: 4,
  s2: 8,
  s3: 12,
  s4: 16,
  s5: 20,
  s6: 24,
  s8: 32,
  s12: 48,
  "r-control": 6,
  "r-card": 8,
  "f-small": 12,
  "f-body": 13,
  "f-lead": 14,
  "f-strip": 16,
  "f-title": 20,
  "f-figure": 22,
  "f-hero": 28,
  rail: 72,
  "top-bar": 48,
  row: 32,
  "row-tall": 44,
  side: 372,
  form: 440,
  drawer: 560,
  "drawer-wide": 840,
  search: 360,
  palette: 600,
  "list-tall": 380,
  "chart-tall": 184,
  hairline: 1,
};

/** Goals on the alignment map and what lies between them, in the map's own pixels. */
export const mapSize = {
  objective: { width: 236, height: 88 },
  key_result: { width: 212, height: 60 },
  apart: 28,
  /** between rows, and between columns, where bows and their words want room */
  rows: 44,
  columns: 112,
  level: 96,
  /** how far a link sideways swings out, and how much farther the longer it is */
  swing: { least: 40, share: 0.1 },
  margin: 40,
};

export type ColumnWidth = "check" | "xs" | "s" | "m" | "l" | "xl" | "fill";

/** The least width of a table's columns in CSS pixels, and their share of what is left over. */
export const columnWidth: Record<ColumnWidth, { least: number; share: number }> = {
  check: { least: 36, share: 0 },
  xs: { least: 56, share: 0.5 },
  s: { least: 72, share: 0.7 },
  m: { least: 108, share: 1 },
  l: { least: 140, share: 1.3 },
  xl: { least: 180, share: 1.7 },
  fill: { least: 108, share: 2 },
};

export const fontFamily =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const PAPER = "paper-colours";

/** Paper is white: whatever the window looks like, it is printed in the light colours. */
function printLight(root: HTMLElement): void {
  const { head } = root.ownerDocument;
  if (head.querySelector(`#${PAPER}`)) return;
  const said = Object.entries(colours.light).map(
    ([name, colour]) => `--${name}:${colour}!important`,
  );
  const paper = root.ownerDocument.createElement("style");
  paper.id = PAPER;
  paper.textContent = `@media print{:root{color-scheme:light!important;${said.join(";")}}}`;
  head.append(paper);
}

/** Puts the tokens on the document as CSS variables. */
export function applyTokens(mode: Mode, root: HTMLElement = document.documentElement): void {
  for (const [name, colour] of Object.entries(colours[mode]))
    root.style.setProperty(`--${name}`, colour);
  for (const [name, length] of Object.entries(size))
    root.style.setProperty(`--${name}`, `${length}px`);
  root.style.setProperty("--font", fontFamily);
  root.style.colorScheme = mode;
  root.dataset.mode = mode;
  printLight(root);
}
