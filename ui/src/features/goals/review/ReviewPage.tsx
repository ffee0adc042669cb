import { ReadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { addDays, count } from "../../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { MOST, useGoalTree } from "../queries";
import { isReviewed, SOON, toReview } from "./next";
import { ReviewDrawer } from "./ReviewDrawer";
import { ReviewTable } from "./ReviewTable";

/** Goals at their end: what they came to, and what was learnt. */
export function ReviewPage() {
  const { t } = useTranslation();
  const go = useGo();
  const { chain } = useSigned();
  const [filters, change] = useFilters();
  const { data, error } = useGoalTree({
    to: addDays(chain.today, SOON),
    whose: "team",
    most: MOST,
  });
  const rows = data ? toReview(data.rows, chain.today) : [];
  const chosen = rows.find(({ objective }) => objective.id === filters.goal);
  const open = rows.filter((row) => !isReviewed(row)).length;
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("review.title")}
        about={
          rows.length > 0
            ? t("review.counts", { open: count(open), total: count(rows.length) })
            : t("review.about")
        }
      />
      <Card fill flush>
        {error && <Failed error={error} />}
        {!data && !error && <Loading />}
        {data && rows.length === 0 && (
          <EmptyState icon={<ReadOutlined />} title={t("review.none")} text={t("review.none_text")}>
            <Button onClick={() => go("/goals/tree")}>{t("review.to_tree")}</Button>
          </EmptyState>
        )}
        {rows.length > 0 && (
          <ReviewTable
            rows={rows}
            selected={chosen?.objective.id ?? null}
            onOpen={({ objective }) => change({ goal: objective.id })}
          />
        )}
      </Card>
      {chosen && (
        <ReviewDrawer
          key={chosen.objective.id}
          row={chosen}
          onClose={() => change({ goal: null })}
        />
      )}
    </div>
  );
}
