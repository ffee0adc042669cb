import { useTranslation } from "react-i18next";
import type { Standing } from "../../bindings";
import { NO_FIGURE } from "../../components/format";
import styles from "./progressBar.module.css";
import { STANDING_LOOKS } from "./StandingPill";

type Props = {
  /** how far it has come, 0 to 100; null without data */
  done: string | null;
  /** how far it was to be by now; null where that is not told */
  planned: string | null;
  standing: Standing;
};

const within = (percent: number) => `${Math.min(100, Math.max(0, percent))}%`;

/** A whole per cent, rounded down: only what is reached is 100 %. */
export function wholePercent(done: string | null): string {
  return done === null ? NO_FIGURE : `${Math.floor(Number(done))} %`;
}

/** How far a goal has come, with a mark where it was to be by now. */
export function ProgressBar({ done, planned, standing }: Props) {
  const { t } = useTranslation();
  const says =
    planned === null
      ? t("goal.bar_done", { done: wholePercent(done) })
      : t("goal.bar", { done: wholePercent(done), planned: wholePercent(planned) });
  return (
    <span className={styles.bar} role="img" aria-label={says} title={says}>
      {done !== null && (
        <i data-tone={STANDING_LOOKS[standing].tone} style={{ width: within(Number(done)) }} />
      )}
      {planned !== null && <b style={{ insetInlineStart: within(Number(planned)) }} />}
    </span>
  );
}
