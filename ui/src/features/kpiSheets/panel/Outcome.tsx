import { useTranslation } from "react-i18next";
import type { KpiContent, Period, WhatIfOutcome } from "../../../bindings";
import { count } from "../../../components/format";
import { points } from "../../../components/kpi";
import { EmptyState, Failed, Loading } from "../../../components/Page";
import { useWhatIf } from "../queries";
import { GradeBars } from "./GradeBars";
import { OutcomeRow } from "./OutcomeRow";
import styles from "./panel.module.css";

type Props = { family: string; content: KpiContent; period: Period };

/** Who would get what: how many change place or grade, the grades, and everybody. */
export function Outcome({ family, content, period }: Props) {
  const { t } = useTranslation();
  const { data, error, isPlaceholderData } = useWhatIf(family, content, period);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  if (data.rows.length === 0)
    return (
      <EmptyState title={t("kpi_sheets.nobody_tried")} text={t("kpi_sheets.nobody_tried_text")} />
    );
  return (
    <div className={styles.outcome} data-testid="try-outcome" data-old={isPlaceholderData}>
      <Counts outcome={data} />
      <GradeBars before={data.grades_before} after={data.grades_after} />
      <table className={styles.rows} aria-label={t("kpi_sheets.tab.try")}>
        <thead>
          <tr>
            {(["person", "score", "grade", "rank"] as const).map((column) => (
              <th key={column}>{t(`kpi_sheets.column.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <OutcomeRow key={row.employee_id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Counts({ outcome }: { outcome: WhatIfOutcome }) {
  const { t } = useTranslation();
  const facts: [string, string][] = [
    ["people", count(outcome.rows.length)],
    ["moved", count(outcome.moved)],
    ["regraded", count(outcome.regraded)],
    ["middle", points(outcome.middle)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`kpi_sheets.outcome.${name}`)}</dt>
          <dd data-testid={`try-${name}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
