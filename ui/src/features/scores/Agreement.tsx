import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { moment } from "../../components/format";
import { points } from "../../components/kpi";
import { Card } from "../../components/Page";
import { useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { grainOf, runs } from "./period";
import { type Asked, useDifference, useKeep } from "./queries";
import styles from "./side.module.css";

type Props = { proof: ScoreProof; asked: Asked; onChanges: () => void };

/** What both sides agreed to, and the score as it was kept. */
export function Agreement({ proof, asked, onChanges }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { agreement, kept } = proof;
  const when = (at: number | null | undefined) =>
    at ? moment(at, chain.time_zone) : t("score.not_agreed");
  return (
    <Card title={t("score.agreement")} testId="score-agreement">
      <dl className={styles.pairs}>
        <dt>{t("score.agreed_self")}</dt>
        <dd data-testid="agreed-self">{when(agreement?.employee_at)}</dd>
        <dt>{t("score.agreed_manager")}</dt>
        <dd data-testid="agreed-manager">{when(agreement?.manager_at)}</dd>
        <dt>{t("score.kept")}</dt>
        <dd data-testid="score-kept">
          {kept
            ? [points(kept.proof.total), kept.proof.grade, moment(kept.kept_at, chain.time_zone)]
                .filter(Boolean)
                .join(" · ")
            : t("score.not_kept")}
        </dd>
      </dl>
      {kept && <Changed asked={asked} onChanges={onChanges} />}
      {proof.may_rate && <KeepButton proof={proof} />}
    </Card>
  );
}

/** A quiet line where the score would be another one now. */
function Changed({ asked, onChanges }: Omit<Props, "proof">) {
  const { t } = useTranslation();
  const { data } = useDifference(asked, true);
  if (!data || (data.items.length === 0 && !data.other_rules)) return null;
  return (
    <p className={styles.changed} data-testid="score-changed">
      <HistoryOutlined />
      <TextLink onClick={onChanges}>
        {t("score.changed", {
          before: points(data.kept.proof.total),
          after: points(data.total),
        })}
      </TextLink>
    </p>
  );
}

function KeepButton({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const keep = useKeep();
  const { period, employee_id, kept, today } = proof;
  return (
    <div className={styles.keep}>
      <Button
        size="small"
        loading={keep.isPending}
        data-testid="keep-score"
        onClick={() =>
          keep.mutate({ employee: employee_id, day: period.from, grain: grainOf(period) })
        }
      >
        {t(kept ? "score.keep_again" : "score.keep")}
      </Button>
      {runs(period, today) && <small>{t("score.keep_runs")}</small>}
    </div>
  );
}
