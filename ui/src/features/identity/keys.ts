import type { BuyerRow } from "../../bindings";

export type KeyAct =
  | { act: "move"; by: 1 | -1 }
  | { act: "same"; customer: string }
  | { act: "other" }
  | { act: "open" };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key means in the list of buyers: arrows walk, 1 to 5 say who it is, 0 nobody we know. */
export function actOfKey(pressed: Pressed, row: BuyerRow | undefined): KeyAct | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (pressed.key === "ArrowDown") return { act: "move", by: 1 };
  if (pressed.key === "ArrowUp") return { act: "move", by: -1 };
  if (!row || !/^[0-5]$/.test(pressed.key)) return null;
  if (pressed.key === "0") return { act: "other" };
  const candidate = row.candidates[Number(pressed.key) - 1];
  return candidate ? { act: "same", customer: candidate.customer_id } : null;
}
