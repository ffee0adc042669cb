import { Button, type InputRef, Segmented } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StockTakeSheet } from "../../bindings";
import { count as shown } from "../../components/format";
import { Card, EmptyState, Failed } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useUnsavedGuard } from "../../components/unsaved";
import { Lines } from "./Lines";
import { useSaveStockTake, useWeighed } from "./queries";
import { ScanInput } from "./ScanInput";
import styles from "./stockTake.module.css";
import { Totals } from "./Totals";
import { UnknownCodes } from "./UnknownCodes";
import { useCount } from "./useCount";

const VIEWS = ["all", "counted", "uncounted", "differing"] as const;
type View = (typeof VIEWS)[number];

/** The counting itself: scan, look, save. */
export function Counting({ sheet }: { sheet: StockTakeSheet }) {
  const { t } = useTranslation();
  const count = useCount(sheet);
  const [view, setView] = useState<View>("all");
  const input = useRef<InputRef>(null);
  const weighed = useWeighed(sheet.store_id, sheet.day, count.told);
  const save = useSaveStockTake(sheet.store_id, sheet.day);
  useUnsavedGuard(count.changed || count.unknown.length > 0);
  const differs = new Set(
    weighed.data?.lines
      .filter(({ difference }) => difference !== null && difference !== "0")
      .map(({ product_id }) => product_id),
  );
  const counted = count.lines.filter((line) => count.counted(line) !== null);
  const views: Record<View, typeof count.lines> = {
    all: count.lines,
    counted,
    uncounted: count.lines.filter((line) => count.counted(line) === null),
    differing: counted.filter((line) => differs.has(line.product_id)),
  };
  const back = () => input.current?.focus();
  const last = count.lines.find((line) => line.product_id === count.last);
  return (
    <>
      <div className={screen.tools}>
        <div className={styles.scan}>
          <ScanInput input={input} onScan={count.scan} />
        </div>
        <Button
          disabled={views.uncounted.length === 0}
          data-testid="stock-take-rest"
          title={t("stock_take.rest_text")}
          onClick={() => {
            count.restAreMissing();
            back();
          }}
        >
          {t("stock_take.rest", { total: shown(views.uncounted.length) })}
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={!count.changed}
          loading={save.isPending}
          data-testid="stock-take-save"
          onClick={() => {
            const saved = count.draft;
            save.mutate(count.told, { onSuccess: () => count.settle(saved) });
            back();
          }}
        >
          {t("common.save")}
        </Button>
      </div>
      <p className={screen.muted} role="status" data-testid="stock-take-last">
        {last
          ? t("stock_take.last", {
              name: last.name || last.code,
              quantity: count.counted(last) ?? t("stock_take.not_counted"),
            })
          : t("stock_take.keys")}
      </p>
      {weighed.error && <Failed error={weighed.error} />}
      {weighed.data && <Totals totals={weighed.data.totals} />}
      <UnknownCodes count={count} />
      <Card
        fill
        flush
        aside={
          <Segmented<View>
            value={view}
            options={VIEWS.map((value) => ({
              value,
              label: `${t(`stock_take.view_${value}`)} ${shown(views[value].length)}`,
            }))}
            onChange={setView}
          />
        }
      >
        {views[view].length === 0 ? (
          <EmptyState
            title={t("stock_take.no_lines")}
            text={sheet.books_of ? undefined : t("stock_take.no_books")}
          />
        ) : (
          <Lines
            count={count}
            lines={views[view]}
            weighed={weighed.data?.lines ?? []}
            onDone={back}
          />
        )}
      </Card>
    </>
  );
}
