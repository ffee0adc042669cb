import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import { NO_FIGURE } from "../../components/format";
import { useSigned } from "../../components/session";
import styles from "./customers.module.css";

const DAY_MS = 86_400_000;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The days they bought on as dots in time, and the rule by which that makes a stage. */
export function Rhythm({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { row, stage_until: until, days_since: since } = profile;
  const aside = since !== null && t("customer.since", { count: since });
  if (!until || since === null) {
    return (
      <Section title={t("customer.rhythm")}>
        <p className={styles.quiet}>{t("customer.never")}</p>
      </Section>
    );
  }
  const [first, second, third] = until;
  const rule = profile.median_gap
    ? t("customer.rule_gap", {
        median: profile.median_gap,
        average: profile.average_gap ?? NO_FIGURE,
        first,
        second,
        third,
      })
    : t("customer.rule_once", { first, second, third });
  return (
    <Section
      title={t("customer.rhythm")}
      aside={
        <>
          {t("customer.rhythm_days", { count: profile.purchase_days })} · {aside}
        </>
      }
    >
      <Dots days={profile.rhythm} late={row.stage !== "new" && row.stage !== "active"} />
      <p className={styles.quiet} data-testid="stage-rule">
        {rule}
      </p>
    </Section>
  );
}

/** One dot a day, from the earliest of them to today; what has passed since is a band. */
function Dots({ days, late }: { days: string[]; late: boolean }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const earliest = days.at(-1);
  const latest = days[0];
  if (!earliest || !latest) return null;
  const begin = dayOf(earliest);
  const end = Math.max(dayOf(chain.today), begin + 1);
  const at = (day: string) => ((dayOf(day) - begin) / (end - begin)) * 100;
  return (
    <div className={styles.rhythm} aria-hidden="true">
      <div className={styles.track}>
        <i
          className={styles.since}
          data-late={late || undefined}
          style={{ left: `${at(latest)}%`, right: 0 }}
        />
        {days.map((day) => (
          <i key={day} className={styles.dot} style={{ left: `${at(day)}%` }} title={day} />
        ))}
      </div>
      <div className={styles.ends}>
        <span>{earliest}</span>
        <span>{t("customer.today")}</span>
      </div>
    </div>
  );
}
