import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { TodayPage, TodayPeriod, TodayTile } from "../../bindings";
import { Delta } from "../../components/Delta";
import { Figure } from "../../components/Figure";
import { span, weekday } from "../../components/format";
import { useMetricWords } from "../../components/metrics";
import { Spark } from "../../components/Spark";
import { AlarmPill, BandPill } from "../../components/Standing";
import { type Scope, sliceOf } from "../../components/scope";
import { useFigures, useSigned } from "../../components/session";
import styles from "./today.module.css";

type Kind = "day" | "month";

/** The day and the month so far, one under the other, so that a column is one metric. */
export function Tiles({ page, scope }: { page: TodayPage; scope: Scope }) {
  return (
    <section className={styles.tiles}>
      <Period kind="day" period={page.day_period} scope={scope} yesterday={!page.stale} />
      <Period kind="month" period={page.month_period} scope={scope} yesterday={!page.stale} />
    </section>
  );
}

type PeriodProps = { kind: Kind; period: TodayPeriod; scope: Scope; yesterday: boolean };

function Period({ kind, period, scope, yesterday }: PeriodProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const days = t("weekdays", { returnObjects: true }) as string[];
  const name = kind === "month" ? "month" : yesterday ? "yesterday" : "last_day";
  const when = span(period.from, period.to, chain.today);
  const before = span(period.before_from, period.before_to, chain.today);
  return (
    <div className={styles.period} data-kind={kind}>
      <div className={styles.periodName}>
        <h2>{t(`today.${name}`)}</h2>
        <p>{kind === "day" ? `${when} ${days[weekday(period.to)]}` : when}</p>
        <p>{t(`today.against_${kind}`, { span: before })}</p>
      </div>
      {period.tiles.map((tile) => (
        <Tile key={tile.code} tile={tile} kind={kind} period={period} scope={scope} />
      ))}
    </div>
  );
}

type TileProps = { tile: TodayTile; kind: Kind; period: TodayPeriod; scope: Scope };

/** One metric over one period: figure, change against the same weekdays before, last days. */
export function Tile({ tile, kind, period, scope }: TileProps) {
  const { name } = useMetricWords(tile.code);
  const main = tile.code === "net_sales";
  return (
    <div className={styles.tile} data-main={main || undefined}>
      <span className={styles.tileName}>{name}</span>
      <Figure
        code={tile.code}
        unit={tile.unit}
        value={tile.value}
        slice={sliceOf(scope, period.from, period.to)}
        look={main ? "hero" : "figure"}
        testId={`tile-${tile.code}`}
        period={kind}
      />
      <Tooltip title={<Before tile={tile} period={period} />}>
        <span className={styles.change}>
          <Delta change={tile.change} direction={tile.direction} points={tile.unit === "percent"} />
        </span>
      </Tooltip>
      {tile.band && <BandPill band={tile.band} />}
      {tile.alarm && <AlarmPill alarm={tile.alarm} unit={tile.unit} />}
      {kind === "day" && (
        <span className={styles.spark}>
          <Spark values={tile.spark} />
        </span>
      )}
    </div>
  );
}

function Before({ tile, period }: { tile: TodayTile; period: TodayPeriod }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { short } = useFigures();
  return (
    <>
      {t("today.before_was", { value: short(tile.before, tile.unit) })}
      <br />
      {t("today.before_when", { span: span(period.before_from, period.before_to, chain.today) })}
    </>
  );
}
