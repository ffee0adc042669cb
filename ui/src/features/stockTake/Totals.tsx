import { useTranslation } from "react-i18next";
import type { StockTakeTotals } from "../../bindings";
import { FactStrip } from "../../components/FactStrip";
import { useMetricWords } from "../../components/metrics";
import { useFigures } from "../../components/session";

/** What the count says as a whole, as the metrics will. */
export function Totals({ totals }: { totals: StockTakeTotals }) {
  const { t } = useTranslation();
  const { full, count } = useFigures();
  const kinds = useMetricWords("sku_count_difference").name;
  const value = useMetricWords("sku_value_difference").name;
  return (
    <div data-testid="stock-take-totals">
      <FactStrip
        facts={[
          [
            t("stock_take.found"),
            t("stock_take.found_of", {
              found: count(totals.found_skus),
              counted: count(totals.counted_skus),
            }),
          ],
          [kinds, full(totals.sku_count_difference, "percent")],
          [t("stock_take.book_value"), full(totals.book_value, "money")],
          [t("stock_take.value_difference"), full(totals.value_difference, "money")],
          [value, full(totals.sku_value_difference, "percent")],
          [t("stock_take.loss"), full(totals.loss_value, "money")],
        ]}
      />
    </div>
  );
}
