import type { KeyboardEvent } from "react";

const STEPS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go from cell to cell of a table whose cells are buttons. */
export function walkCells(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const from = event.target as HTMLElement;
  const row = from.closest("tr");
  if (!step || !row) return;
  const [down, right] = step;
  const to = down > 0 ? row.nextElementSibling : down < 0 ? row.previousElementSibling : row;
  const at = [...row.querySelectorAll("button")].indexOf(from as HTMLButtonElement);
  const next = to?.querySelectorAll("button")[at + right];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
