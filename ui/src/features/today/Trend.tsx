import { lazy, Suspense, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { TodayPage } from "../../bindings";
import { useDrawers } from "../../components/address";
import { useMetricWords } from "../../components/metrics";
import { Card, Loading } from "../../components/Page";
import { type Scope, sliceOf } from "../../components/scope";

const TrendChart = lazy(() => import("../../components/TrendChart"));

type Props = { page: TodayPage; scope: Scope; tall: boolean };

/** Net sales of the last five weeks beside the same weekdays before. */
export function Trend({ page, scope, tall }: Props) {
  const { t } = useTranslation();
  const { name } = useMetricWords("net_sales");
  const { showRows } = useDrawers();
  const { region_id, store_id } = scope;
  const onDay = useCallback(
    (day: string) => showRows("net_sales", sliceOf({ region_id, store_id }, day, day)),
    [showRows, region_id, store_id],
  );
  return (
    <Card title={t("today.trend", { name })} aside={t("today.trend_hint")}>
      <Suspense fallback={<Loading />}>
        <TrendChart
          points={page.trend}
          now={t("today.now")}
          before={t("today.before")}
          onDay={onDay}
          tall={tall}
        />
      </Suspense>
    </Card>
  );
}
