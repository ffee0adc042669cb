import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BoardSheet } from "../../bindings";
import { useFilters } from "../../components/filters";
import { Card, EmptyState } from "../../components/Page";
import { columnWidth, size } from "../../theme/tokens";
import { named, sorted } from "./board";
import { HeatHead, useSorting } from "./HeatHead";
import { HeatRow } from "./HeatRow";
import styles from "./heat.module.css";
import { walkCells } from "./walk";

const FIXED = [columnWidth.xl, columnWidth.s, columnWidth.xs, columnWidth.xs];

/** People down, items across, each cell as deep as its points; only the rows on screen are drawn. */
export function HeatMap({ sheet }: { sheet: BoardSheet }) {
  const { t } = useTranslation();
  const [filters] = useFilters();
  const [sorting] = useSorting();
  const { by, rising } = sorting;
  const text = filters.text ?? "";
  const people = useMemo(
    () => sorted(sheet, named(sheet.people, text), { by, rising }),
    [sheet, text, by, rising],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size.row,
    overscan: 8,
    scrollMargin: size.row * 2,
    initialRect: { width: 1000, height: 600 },
  });
  const widths = [...FIXED, ...sheet.items.map(() => columnWidth.s)];
  const template = {
    gridTemplateColumns: widths
      .map(({ least, share }) => `minmax(${least}px, ${share}fr)`)
      .join(" "),
  };
  const narrowest = widths.reduce((sum, { least }) => sum + least, size.s2);
  if (people.length === 0)
    return (
      <Card fill>
        <EmptyState title={t("common.nothing_found")} text={t("common.nothing_found_text")} />
      </Card>
    );
  return (
    <Card fill flush>
      <div ref={scroller} className={styles.scroller}>
        <table
          aria-label={t("score_board.title")}
          aria-rowcount={people.length + 1}
          className={styles.table}
          style={{ minWidth: narrowest }}
          data-testid="heat-map"
        >
          <HeatHead items={sheet.items} template={template} />
          <tbody
            className={styles.body}
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={walkCells}
          >
            {virtual.getVirtualItems().map(({ index, start }) => {
              const person = people[index];
              if (!person) return null;
              return (
                <HeatRow
                  key={person.employee_id}
                  person={person}
                  sheet={sheet}
                  index={index}
                  style={{ ...template, transform: `translateY(${start - size.row * 2}px)` }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
