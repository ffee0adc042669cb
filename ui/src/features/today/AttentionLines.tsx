import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StoreInNeed, TodayAlarm, TodayPage } from "../../bindings";
import { useGo, useMergeAddress } from "../../components/address";
import { Delta } from "../../components/Delta";
import { Figure } from "../../components/Figure";
import { addDays, grouped, shortDay } from "../../components/format";
import { useMetricWords } from "../../components/metrics";
import { Pill, type Tone } from "../../components/Page";
import { type Scope, sliceOf } from "../../components/scope";
import { useFigures, useMay, useSigned } from "../../components/session";
import styles from "./attention.module.css";

const COURSE_DAYS = 35;
const NAMES_SHOWN = 3;

type LineProps = {
  tone: Tone;
  word: string;
  icon: ReactNode;
  title: string;
  why: string;
  figure?: ReactNode;
  action?: ReactNode;
  testId: string;
};

function Line({ tone, word, icon, title, why, figure, action, testId }: LineProps) {
  return (
    <li className={styles.line} data-testid={testId} data-name={title}>
      <span className={styles.word}>
        <Pill tone={tone}>
          {icon} {word}
        </Pill>
      </span>
      <span className={styles.what}>
        <b title={title}>{title}</b>
        <span title={why}>{why}</span>
      </span>
      <span className={styles.figure}>{figure}</span>
      <span className={styles.action}>{action}</span>
    </li>
  );
}

type AlarmProps = { alarm: TodayAlarm; scope: Scope; icon: ReactNode };

/** A metric far from its normal, or under the limit that passes. */
export function AlarmLine({ alarm, scope, icon }: AlarmProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { short } = useFigures();
  const { name, metric } = useMetricWords(alarm.code);
  const go = useGo();
  const rings = alarm.normal !== null;
  const whose = alarm.store_id ? { region_id: null, store_id: alarm.store_id } : scope;
  const slice = sliceOf(whose, alarm.from, alarm.to);
  const side = metric?.direction === "lower" ? "lower" : "higher";
  const why = rings
    ? t("attention.alarm_why", {
        normal: short(alarm.normal, alarm.unit),
        days: metric?.alarm?.normal_days,
        times: metric?.alarm?.times,
      })
    : t(`attention.passing_${side}`, { limit: short(alarm.passing, alarm.unit) });
  const course = () =>
    go("/data/explore", {
      scope: alarm.store_id ? `store:${alarm.store_id}` : scope.key,
      filter: {
        code: alarm.code,
        period: "custom",
        by: "day",
        from: addDays(alarm.to, 1 - COURSE_DAYS),
        to: alarm.to,
      },
    });
  const title = alarm.store_id
    ? t("attention.alarm_title", { store: alarm.store_name, name })
    : name;
  return (
    <Line
      tone="red"
      word={rings ? t("attention.alarm") : t("band.failing")}
      icon={icon}
      title={title}
      why={why}
      testId="attention-alarm"
      figure={
        <>
          <Figure code={alarm.code} unit={alarm.unit} value={alarm.value} slice={slice} />
          <span>
            {rings
              ? t("attention.alarm_since", { day: shortDay(alarm.to, chain.today) })
              : t("attention.entered_month")}
          </span>
        </>
      }
      action={
        <Button size="small" onClick={course}>
          {t("attention.see_course")}
        </Button>
      }
    />
  );
}

/** A store that has fallen behind itself, with the reason in one sentence. */
export function InNeedLine({ store, icon }: { store: StoreInNeed; icon: ReactNode }) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const merge = useMergeAddress();
  const slice = sliceOf({ region_id: null, store_id: store.store_id }, store.from, store.to);
  const sold = t(store.days === 7 ? "attention.behind_why" : "attention.behind_days", {
    days: store.days,
    net: short(store.net_sales, "money"),
    usual: short(store.usual, "money"),
  });
  const fall = store.driver_change && grouped(store.driver_change.replace("-", ""));
  const driver =
    store.driver && t(`attention.driver_${store.driver}`, { change: fall?.replace(/\.?0+$/, "") });
  return (
    <Line
      tone="amber"
      word={t("attention.behind")}
      icon={icon}
      title={store.name}
      why={[sold, driver].filter(Boolean).join(t("attention.and"))}
      testId="attention-store"
      figure={
        <>
          <Figure code="net_sales" unit="money" value={store.net_sales} slice={slice} />
          <Delta change={store.change} direction="higher" />
        </>
      }
      action={
        <Button
          size="small"
          data-testid="see-store"
          onClick={() => merge({ scope: `store:${store.store_id}` })}
        >
          {t("attention.see_store")}
        </Button>
      }
    />
  );
}

/** Stores of which a file has not come yet, and the one click that brings it. */
export function GapLine({ page, icon }: { page: TodayPage; icon: ReactNode }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const mayImport = useMay("import_sales");
  const names = page.missing
    .slice(0, NAMES_SHOWN)
    .map(({ name, last_day }) =>
      t("today.missing_store", { name, day: shortDay(last_day, chain.today) }),
    )
    .join(t("common.comma"));
  return (
    <Line
      tone="amber"
      word={t("attention.gap")}
      icon={icon}
      title={t("attention.gap_title", { count: page.missing.length })}
      why={names}
      testId="attention-gap"
      action={
        mayImport && (
          <Button size="small" onClick={() => go("/data/import")}>
            {t("today.bring_file")}
          </Button>
        )
      }
    />
  );
}
