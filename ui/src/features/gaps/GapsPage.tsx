import { CheckCircleOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { DuplicateOrders } from "./DuplicateOrders";
import { MissingDays } from "./MissingDays";
import { Outliers } from "./Outliers";
import { useGaps } from "./queries";
import { UnknownStores } from "./UnknownStores";
import { UnmappedProducts } from "./UnmappedProducts";

type View = keyof Gaps;
const views: Record<View, ComponentType<{ gaps: Gaps }>> = {
  missing_days: MissingDays,
  unknown_stores: UnknownStores,
  unmapped_products: UnmappedProducts,
  duplicates: DuplicateOrders,
  outliers: Outliers,
};
const VIEWS = Object.keys(views) as View[];

/** What the data lacks or where it looks odd, each with one click that mends it. */
export function GapsPage() {
  const { t } = useTranslation();
  const scope = useScope();
  const { data: gaps, error } = useGaps(scope);
  const [filters, change] = useFilters();
  const full = VIEWS.find((view) => (gaps?.[view].length ?? 0) > 0);
  const view = VIEWS.find((one) => one === filters.view) ?? full ?? "missing_days";
  const Shown = views[view];
  return (
    <div className={screen.screen}>
      <PageHead title={t("data.gaps")} about={t("gaps.about")} />
      {error && <Failed error={error} />}
      {!gaps && !error && <Loading />}
      {gaps && !full && (
        <Card fill>
          <EmptyState
            icon={<CheckCircleOutlined />}
            title={t("gaps.complete")}
            text={t("gaps.complete_text")}
          >
            <ImportButton />
          </EmptyState>
        </Card>
      )}
      {gaps && full && (
        <>
          <div className={screen.tools}>
            <Segmented<View>
              value={view}
              data-testid="gaps-view"
              options={VIEWS.map((value) => ({
                value,
                label: `${t(`gaps.${value}`)} ${count(gaps[value].length)}`,
              }))}
              onChange={(next) => change({ view: next })}
            />
          </div>
          <p className={screen.muted}>{t(`gaps.${view}_text`)}</p>
          <Card fill flush testId={`gaps-${view}`}>
            {gaps[view].length === 0 ? (
              <EmptyState title={t("gaps.none_here")} />
            ) : (
              <Shown gaps={gaps} />
            )}
          </Card>
        </>
      )}
    </div>
  );
}
