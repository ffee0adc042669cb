import { CheckCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { exact } from "../../components/format";
import { inWords, points } from "../../components/kpi";
import { Card, Pill } from "../../components/Page";
import { daysLeft, runs } from "./period";
import { SumBar } from "./SumBar";
import styles from "./score.module.css";
import { allMet, fullOf, type Gap, gapsOf } from "./tree";
import { useOpenItem } from "./useOpenItem";
import { useItemWords } from "./words";

/** More gaps at once are a list, not the next step. */
const SHOWN = 2;

/** Where the score stands now, and the next step. */
export function Now({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const gaps = gapsOf(proof, SHOWN);
  return (
    <Card testId="score-now">
      <div className={styles.now}>
        <div>
          <p className={styles.total}>
            <b
              data-testid="score-total"
              data-value={proof.total ?? ""}
              title={proof.total === null ? undefined : exact(proof.total)}
            >
              {points(proof.total)}
            </b>
            <span>{t("score.of_full", { full: fullOf(proof.scale) })}</span>
            {proof.grade && (
              <span data-testid="score-grade">
                <Pill tone="tint">{t("score.grade", { grade: proof.grade })}</Pill>
              </span>
            )}
          </p>
          <Standing proof={proof} />
        </div>
        {proof.outcome !== "no_data" && <Gaps gaps={gaps} proof={proof} />}
      </div>
      <SumBar proof={proof} />
    </Card>
  );
}

/** How far the period is, and the place where it is told. */
function Standing({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const { period, today, rank, of_people } = proof;
  const left = daysLeft(period, today);
  const said = [
    runs(period, today) && t("score.so_far"),
    runs(period, today) &&
      (left === 0 ? t("score.last_day") : t("score.days_left", { count: left })),
    !runs(period, today) && today > period.to && t("score.over"),
    rank !== null && t("score.rank", { rank, of: of_people }),
  ];
  return (
    <p className={styles.standing} data-testid="score-standing">
      {said.filter(Boolean).join(" · ")}
    </p>
  );
}

function Gaps({ gaps, proof }: { gaps: Gap[]; proof: ScoreProof }) {
  const { t } = useTranslation();
  const isOn = runs(proof.period, proof.today);
  if (gaps.length === 0 && !allMet(proof)) return null;
  if (gaps.length === 0)
    return (
      <p className={styles.noGap} data-testid="no-gap">
        <CheckCircleFilled /> {t("score.no_gap")}
      </p>
    );
  return (
    <section className={styles.gaps} aria-label={t(isOn ? "score.gaps" : "score.gaps_were")}>
      <h2>{t(isOn ? "score.gaps" : "score.gaps_were")}</h2>
      <ul>
        {gaps.map((gap) => (
          <GapLine key={gap.id} gap={gap} />
        ))}
      </ul>
    </section>
  );
}

function GapLine({ gap: { id, one } }: { gap: Gap }) {
  const { t, i18n } = useTranslation();
  const words = useItemWords();
  const open = useOpenItem();
  return (
    <li>
      <button type="button" className={styles.gap} data-testid="score-gap" onClick={() => open(id)}>
        <b>{words.gap(one)}</b>
        <span>
          {inWords(one.item.name, i18n.language)}
          {one.item.is_veto && one.is_met === false && <Pill tone="red">{t("score.veto")}</Pill>}
        </span>
        <small>
          {t("score.now_and_target", { value: words.value(one), target: words.target(one) })}
        </small>
      </button>
    </li>
  );
}
