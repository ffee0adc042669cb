import { keepPreviousData, type QueryKey, useQueries } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Page } from "../bindings";

const PAGE_ROWS = 100;

export type Paged<Row, Extra> = {
  total: number | null;
  row: (index: number) => Row | undefined;
  show: (first: number, last: number) => void;
  extra: Extra | undefined;
  /** the first `most` rows, for copying */
  first: (most: number) => Promise<Row[]>;
  error: unknown;
  loading: boolean;
};

type Rows<Row> = { total: number; rows: Row[] };

/** A long list read page by page, wherever the person scrolls; a million rows are one list. */
export function usePaged<Answer extends Rows<unknown>>(
  key: QueryKey,
  read: (page: Page) => Promise<Answer>,
): Paged<Answer["rows"][number], Answer> {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const show = useCallback((first: number, last: number) => {
    const from = Math.max(0, Math.floor(first / PAGE_ROWS));
    const to = Math.max(from, Math.floor(last / PAGE_ROWS));
    const wanted = Array.from({ length: to - from + 1 }, (_, step) => from + step);
    setPages((now) => (now.join() === wanted.join() ? now : wanted));
  }, []);
  // The first page stays in the set: it knows the total.
  const asked = pages.includes(0) ? pages : [0, ...pages];
  const answers = useQueries({
    queries: asked.map((page) => ({
      queryKey: [...key, page],
      queryFn: () => read({ offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
      placeholderData: page === 0 ? keepPreviousData : undefined,
    })),
  });
  const first = answers[asked.indexOf(0)];
  const row = (index: number): Answer["rows"][number] | undefined =>
    answers[asked.indexOf(Math.floor(index / PAGE_ROWS))]?.data?.rows[index % PAGE_ROWS];
  const readFirst = async (most: number) => {
    const rows: Answer["rows"][number][] = [];
    for (let offset = 0; offset < most; offset += PAGE_ROWS) {
      const page = await read({ offset, limit: PAGE_ROWS });
      rows.push(...page.rows);
      if (offset + PAGE_ROWS >= page.total) break;
    }
    return rows;
  };
  return {
    total: first?.data?.total ?? null,
    row,
    show,
    first: readFirst,
    extra: first?.data,
    error: answers.find((answer) => answer.error)?.error,
    loading: first?.isPending ?? true,
  };
}
