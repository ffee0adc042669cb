import { ApartmentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useAllGoals } from "../queries";
import { BreakDownCard } from "./BreakDownCard";
import styles from "./plan.module.css";
import { ResultSelect } from "./ResultSelect";
import { Simulator } from "./Simulator";
import { withParts } from "./share";

/** A target of the chain or a region, shared out among its stores. */
export function PlanPage() {
  const { t } = useTranslation();
  const go = useGo();
  const [filters, change] = useFilters();
  const { data: tree, error } = useAllGoals();
  const rows = withParts(tree?.rows ?? []);
  const row = rows.find(({ key_results }) =>
    key_results.some(({ key_result }) => key_result.id === filters.of),
  );
  const result = row?.key_results.find(({ key_result }) => key_result.id === filters.of);
  return (
    <div className={screen.screen}>
      <PageHead title={t("plan.title")} about={t("plan.about")} />
      {rows.length > 0 && (
        <div className={screen.tools}>
          <ResultSelect
            rows={rows}
            value={result?.key_result.id ?? null}
            onChange={(of) => change({ of })}
          />
        </div>
      )}
      {error && <Failed error={error} />}
      {!tree && !error && <Loading />}
      {tree && !(row && result) && (
        <Card fill>
          <EmptyState
            icon={<ApartmentOutlined />}
            title={t(rows.length === 0 ? "plan.none" : "plan.start")}
            text={t(rows.length === 0 ? "plan.none_text" : "plan.start_text")}
          >
            {rows.length === 0 && (
              <Button onClick={() => go("/goals/tree")}>{t("plan.to_tree")}</Button>
            )}
          </EmptyState>
        </Card>
      )}
      {tree && row && result && (
        <div className={styles.columns} key={result.key_result.id}>
          <BreakDownCard row={row} result={result} />
          <Simulator tree={tree} row={row} result={result} />
        </div>
      )}
    </div>
  );
}
