import { LineChartOutlined, PushpinFilled, PushpinOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Explored, Question } from "../../bindings";
import { useGo } from "../../components/address";
import { Delta } from "../../components/Delta";
import { ExportButton } from "../../components/ExportButton";
import { Figure } from "../../components/Figure";
import { useFilters } from "../../components/filters";
import { span } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { useMetricWords, useUsualMetric } from "../../components/metrics";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { AlarmPill, BandPill } from "../../components/Standing";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useFigures, useMay, useSigned } from "../../components/session";
import styles from "./explore.module.css";
import { Parts } from "./Parts";
import { QuestionBar } from "./QuestionBar";
import { useExplored, usePinMetric, usePinned } from "./queries";
import { questionOf } from "./question";

/** One metric from all sides: its value, its course or parts, beside what they were before. */
export function ExplorePage() {
  const { chain } = useSigned();
  const [filters] = useFilters();
  const scope = useScope();
  const usual = useUsualMetric();
  const question = questionOf({ ...filters, code: filters.code ?? usual }, scope, chain.today);
  const { name } = useMetricWords(question.code);
  const { data, error } = useExplored(question);
  const when = span(question.slice.from, question.slice.to, chain.today);
  return (
    <div className={screen.screen} data-testid="explore">
      <PageHead
        title={name}
        about={`${scope.name} · ${when}`}
        actions={
          <>
            <PinButton code={question.code} />
            <ExportButton rows={{ what: "explored", question }} name={`${name} ${when}`} />
          </>
        }
      />
      <QuestionBar question={question} />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Answer explored={data} question={question} />}
    </div>
  );
}

function Answer({ explored, question }: { explored: Explored; question: Question }) {
  const { t } = useTranslation();
  const nothing =
    explored.now.value === null && explored.parts.every((part) => part.value === null);
  if (nothing) return <NoData code={question.code} />;
  return (
    <Card fill>
      <div className={styles.answer}>
        <Head explored={explored} question={question} />
        <Parts explored={explored} question={question} label={t("explore.parts")} />
      </div>
    </Card>
  );
}

function Head({ explored, question }: { explored: Explored; question: Question }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { short } = useFigures();
  const { metric, definition } = useMetricWords(question.code);
  const { now, before_period, direction } = explored;
  return (
    <div className={styles.head}>
      <Figure
        code={question.code}
        unit={now.unit}
        value={now.value}
        slice={explored.slice}
        look="hero"
        testId="explored-value"
      />
      {before_period && (
        <span className={styles.change}>
          <Delta change={explored.change} direction={direction} points={now.unit === "percent"} />
          <span>
            {t("explore.before_was", {
              span: span(before_period.from, before_period.to, chain.today),
              value: short(explored.before, now.unit),
            })}
          </span>
        </span>
      )}
      {now.band && <BandPill band={now.band} />}
      {now.alarm && <AlarmPill alarm={now.alarm} unit={now.unit} quiet />}
      <p title={definition}>{definition}</p>
      {metric?.own_id && <span>{t("own_metric.version", { version: now.version })}</span>}
    </div>
  );
}

function NoData({ code }: { code: string }) {
  const { t } = useTranslation();
  const { name, source, metric } = useMetricWords(code);
  const go = useGo();
  const enters = useMay("enter_values") && metric?.kind === "manual";
  return (
    <Card fill>
      <EmptyState
        icon={<LineChartOutlined />}
        title={t("explore.no_data", { name })}
        text={t("explore.no_data_text", { source })}
      >
        {enters ? (
          <Button type="primary" onClick={() => go("/data/values")} data-testid="enter-values">
            {t("explore.enter")}
          </Button>
        ) : (
          <ImportButton />
        )}
      </EmptyState>
    </Card>
  );
}

function PinButton({ code }: { code: string }) {
  const { t } = useTranslation();
  const pinned = usePinned().includes(code);
  const pin = usePinMetric();
  if (!useMay("pin_metric")) return null;
  return (
    <Button
      icon={pinned ? <PushpinFilled /> : <PushpinOutlined />}
      loading={pin.isPending}
      aria-pressed={pinned}
      data-testid="pin-metric"
      data-pinned={pinned}
      onClick={() => pin.mutate({ code, pinned: !pinned })}
    >
      {pinned ? t("explore.unpin") : t("explore.pin")}
    </Button>
  );
}
