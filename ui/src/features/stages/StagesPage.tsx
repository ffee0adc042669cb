import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { StageView, TodayPeriod, TodayTile } from "../../bindings";
import { useGo } from "../../components/address";
import { Delta } from "../../components/Delta";
import { Figure } from "../../components/Figure";
import { span } from "../../components/format";
import { useMetricWords } from "../../components/metrics";
import { Failed, Loading, PageHead } from "../../components/Page";
import { Spark } from "../../components/Spark";
import { AlarmPill, BandPill } from "../../components/Standing";
import { type Scope, sliceOf, useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import styles from "./stages.module.css";

/** The stages of a business side by side: people come, people come back, money stays. */
export function StagesPage() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const scope = useScope();
  const { region_id, store_id } = scope;
  const { data: stages, error } = useQuery({
    queryKey: about(["metrics", "orders", "customers"], "stages", region_id, store_id),
    queryFn: () => ipc.businessStages({ region_id, store_id }),
  });
  const period = stages?.[0]?.period;
  const days = (from: string, to: string) => span(from, to, chain.today);
  return (
    <div className={screen.screen} data-testid="stages">
      <PageHead
        title={t("stages.title")}
        about={
          period &&
          `${scope.name} · ${t("stages.about", {
            span: days(period.from, period.to),
            before: days(period.before_from, period.before_to),
          })}`
        }
      />
      {error && <Failed error={error} />}
      {!stages && !error && <Loading />}
      {stages && (
        <div className={styles.stages}>
          {stages.map((view) => (
            <Stage key={view.stage} view={view} scope={scope} />
          ))}
        </div>
      )}
    </div>
  );
}

function Stage({ view: { stage, period }, scope }: { view: StageView; scope: Scope }) {
  const { t } = useTranslation();
  return (
    <section className={styles.stage} data-testid={`stage-${stage}`}>
      <header>
        <h2>
          {t(`stages.${stage}`)}
          <span>{t(`stages.${stage}_word`)}</span>
        </h2>
        <p>{t(`stages.${stage}_text`)}</p>
      </header>
      <ul>
        {period.tiles.map((tile) => (
          <Line key={tile.code} tile={tile} period={period} scope={scope} />
        ))}
      </ul>
    </section>
  );
}

type LineProps = { tile: TodayTile; period: TodayPeriod; scope: Scope };

/** One metric; without data its source is named, so that it can be brought. */
function Line({ tile, period, scope }: LineProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { name, source } = useMetricWords(tile.code);
  const known = tile.value !== null;
  return (
    <li className={styles.line} data-testid="stage-metric" data-code={tile.code}>
      <button
        type="button"
        className={styles.name}
        onClick={() => go("/data/explore", { filter: { code: tile.code } })}
      >
        {name}
      </button>
      <Figure
        code={tile.code}
        unit={tile.unit}
        value={tile.value}
        slice={sliceOf(scope, period.from, period.to)}
        look="figure"
      />
      {known ? (
        <span className={styles.change}>
          <Delta change={tile.change} direction={tile.direction} points={tile.unit === "percent"} />
          {tile.band && <BandPill band={tile.band} />}
          {tile.alarm && <AlarmPill alarm={tile.alarm} unit={tile.unit} />}
        </span>
      ) : (
        <span className={styles.source} title={source}>
          {t("stages.source", { source })}
        </span>
      )}
      <span className={styles.spark}>{known && <Spark values={tile.spark} />}</span>
    </li>
  );
}
