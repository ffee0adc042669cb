import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CountedProduct, StockTakeLine, StockTakeSheet } from "../../bindings";
import { say } from "../../components/toast";
import { errorText } from "../../components/write";
import { ipc } from "../../ipc";
import { lineOf, more, readScan, type Scan, type Unknown, withUnknown } from "./scan";

/** What was counted beyond what is saved; `null` takes a count back. */
type Draft = Record<string, string | null>;

/** A count under way: the sheet, what was scanned since, and what nobody knows. */
export function useCount(sheet: StockTakeSheet) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({});
  const [found, setFound] = useState<StockTakeLine[]>([]);
  const [unknown, setUnknown] = useState<Unknown[]>([]);
  const [last, setLast] = useState<string | null>(null);
  const listed = new Set(sheet.lines.map((line) => line.product_id));
  const lines = [...found.filter((line) => !listed.has(line.product_id)), ...sheet.lines];
  // Scans follow each other faster than the window draws: the newest lines are asked, not the drawn.
  const newest = useRef(lines);
  newest.current = lines;

  const counted = (line: StockTakeLine): string | null =>
    line.product_id in draft ? (draft[line.product_id] ?? null) : line.counted;

  const add = (line: StockTakeLine, quantity: number) => {
    const id = line.product_id;
    setLast(id);
    setDraft((old) => ({ ...old, [id]: more(id in old ? old[id] : line.counted, quantity) }));
  };

  const find = async (scan: Scan) => {
    try {
      const line = await ipc.findCountedProduct(sheet.store_id, sheet.day, scan.code);
      if (!line) return setUnknown((old) => withUnknown(old, scan));
      if (!lineOf(newest.current, scan.code))
        setFound((old) => [line, ...old.filter((one) => one.product_id !== line.product_id)]);
      add(line, scan.quantity);
    } catch (thrown) {
      setUnknown((old) => withUnknown(old, scan));
      say({ kind: "failed", text: errorText(thrown, t) });
    }
  };

  const count = (scan: Scan) => {
    const line = lineOf(newest.current, scan.code);
    if (line) add(line, scan.quantity);
    else void find(scan);
  };

  return {
    lines,
    unknown,
    /** the product counted last */
    last,
    counted,
    told: lines.flatMap((line): CountedProduct[] => {
      const quantity = counted(line);
      return quantity === null ? [] : [{ product_id: line.product_id, counted: quantity }];
    }),
    changed: lines.some((line) => counted(line) !== line.counted),
    scan: (text: string) => {
      const scan = readScan(text);
      if (scan) count(scan);
    },
    set: (id: string, quantity: string | null) => setDraft((old) => ({ ...old, [id]: quantity })),
    restAreMissing: () =>
      setDraft((old) => ({
        ...old,
        ...Object.fromEntries(
          lines.filter((line) => counted(line) === null).map((line) => [line.product_id, "0"]),
        ),
      })),
    again: (one: Unknown) => {
      setUnknown((old) => old.filter(({ code }) => code !== one.code));
      count({ code: one.code, quantity: Number(one.quantity) });
    },
    drop: (one: Unknown) => setUnknown((old) => old.filter(({ code }) => code !== one.code)),
    /** what was saved is no draft any more; what was counted meanwhile stays one */
    settle: (saved: Draft) =>
      setDraft((old) =>
        Object.fromEntries(Object.entries(old).filter(([id, quantity]) => saved[id] !== quantity)),
      ),
    draft,
  };
}

export type Count = ReturnType<typeof useCount>;
