import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { type ColumnWidth, columnWidth, size } from "../theme/tokens";
import styles from "./DataTable.module.css";
import { NO_FIGURE } from "./format";

export type Column<Row> = {
  key: string;
  title: ReactNode;
  width: ColumnWidth;
  align?: "end";
  /** what the row is called, set off from the rest */
  lead?: boolean;
  render: (row: Row) => ReactNode;
  /** what is copied when the cell is more than text */
  text?: (row: Row) => string;
};

type Props<Row> = {
  label: string;
  columns: Column<Row>[];
  total: number;
  row: (index: number) => Row | undefined;
  rowKey: (row: Row) => string;
  /** told which rows are on screen, so that they can be read */
  onShow?: (first: number, last: number) => void;
  onOpen?: (row: Row) => void;
  selected?: string | null;
  testId?: string;
  tall?: boolean;
  /** among other text rather than in a card of its own */
  bleed?: boolean;
};

/** A list without boxes that draws only the rows on screen. Arrow keys walk it, Enter opens. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, total, row, rowKey, onShow, onOpen, selected, testId, tall, bleed } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = tall ? size["row-tall"] : size.row;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: size.row,
    initialRect: { width: 1000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onShow?.(first, last), [onShow, first, last]);
  const widths = columns.map((column) => columnWidth[column.width]);
  const tracks = widths.map(({ least, share }) => `minmax(${least}px, ${share}fr)`);
  const template = { gridTemplateColumns: tracks.join(" ") };
  const narrowest = widths.reduce((sum, { least }) => sum + least, 2 * size.s2);

  return (
    <div ref={scroller} className={styles.scroller} data-bleed={bleed}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={total}
        className={styles.table}
        style={{ minWidth: narrowest }}
      >
        <div role="row" className={styles.head} style={template}>
          {columns.map((column) => (
            <span
              key={column.key}
              role="columnheader"
              className={styles.cell}
              data-align={column.align}
            >
              {column.title}
            </span>
          ))}
        </div>
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={walk}
        >
          {items.map((item) => {
            const shown = row(item.index);
            const id = shown && rowKey(shown);
            return (
              <div
                key={item.key}
                role="row"
                tabIndex={onOpen ? 0 : -1}
                aria-rowindex={item.index + 1}
                className={styles.row}
                data-testid={testId}
                data-id={id}
                data-openable={onOpen ? "" : undefined}
                data-selected={id !== undefined && id === selected ? "" : undefined}
                style={{
                  ...template,
                  height: rowHeight,
                  transform: `translateY(${item.start - size.row}px)`,
                }}
                onClick={() => shown && onOpen?.(shown)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && event.target === event.currentTarget && shown)
                    onOpen?.(shown);
                }}
              >
                {columns.map((column) => {
                  const content = shown ? column.render(shown) : <i className={styles.coming} />;
                  return (
                    <span
                      key={column.key}
                      role="cell"
                      className={styles.cell}
                      data-align={column.align}
                      data-lead={column.lead}
                      data-none={content === NO_FIGURE || undefined}
                    >
                      {content}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const row = (event.target as HTMLElement).closest('[role="row"]');
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
