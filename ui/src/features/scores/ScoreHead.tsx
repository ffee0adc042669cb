import { LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { useGo } from "../../components/address";
import { useFilters } from "../../components/filters";
import { addDays } from "../../components/format";
import { inWords } from "../../components/kpi";
import { PageHead } from "../../components/Page";
import { useSigned } from "../../components/session";
import { AgreeButton } from "./AgreeButton";
import { periodWords, runs } from "./period";
import { usePrint } from "./print";

/** Whose score, by which sheet, of which period, and what can be done. */
export function ScoreHead({ proof }: { proof: ScoreProof }) {
  const { t, i18n } = useTranslation();
  const { session } = useSigned();
  const go = useGo();
  const print = usePrint();
  const last = proof.spans.at(-1);
  const isOwn = proof.employee_id === session.employee_id;
  const period = periodWords(proof.period, proof.today, i18n.language, t);
  return (
    <PageHead
      title={[proof.name, last?.post, period].filter(Boolean).join(" · ")}
      about={
        last &&
        t("score.sheet_line", {
          name: inWords(last.sheet_name, i18n.language),
          version: last.version,
        })
      }
      actions={
        <>
          {!isOwn && (
            <Button type="text" data-testid="to-team" onClick={() => go("/scores/team")}>
              {t("score.to_team")}
            </Button>
          )}
          <PeriodSwitch proof={proof} />
          {last && (
            <Button icon={<PrinterOutlined />} data-testid="print" onClick={print}>
              {t("score.print")}
            </Button>
          )}
          <AgreeButton proof={proof} />
        </>
      }
    />
  );
}

/** To the period before and after, and back to the one that runs. */
function PeriodSwitch({ proof: { period, today } }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const [, change] = useFilters();
  const show = (day: string | null) => change({ day, item: null });
  const next = addDays(period.to, 1);
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined />}
        aria-label={t("score.previous")}
        title={t("score.previous")}
        data-testid="previous-period"
        onClick={() => show(addDays(period.from, -1))}
      />
      <Button disabled={runs(period, today)} data-testid="this-period" onClick={() => show(null)}>
        {t("score.this_period")}
      </Button>
      <Button
        icon={<RightOutlined />}
        aria-label={t("score.next")}
        title={t("score.next")}
        disabled={next > today}
        data-testid="next-period"
        onClick={() => show(next)}
      />
    </Space.Compact>
  );
}
