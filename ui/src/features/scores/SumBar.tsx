import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { span } from "../../components/format";
import { inWords } from "../../components/kpi";
import styles from "./score.module.css";
import { shadeOf } from "./shades";
import { fullOf, partsOf, placesOf } from "./tree";
import { added } from "./words";

/** The parts of a score side by side, up to the full score, with their names and numbers. */
export function SumBar({ proof }: { proof: ScoreProof }) {
  const { t, i18n } = useTranslation();
  const places = placesOf(proof);
  const full = Math.max(fullOf(proof.scale), Number(proof.total ?? 0));
  const parts = partsOf(proof).map(({ span: one, group }, at) => ({
    key: group?.key ?? one.from,
    name: group ? inWords(group.name, i18n.language) : span(one.from, one.to, proof.today),
    points: group ? group.contribution : one.total,
    at,
  }));
  if (proof.total === null) return null;
  return (
    <div className={styles.sum} data-testid="score-sum">
      <div className={styles.sumBar} aria-hidden="true">
        {parts.map(({ key, points, at }) => (
          <i
            key={key}
            style={{
              width: `${(Math.max(0, Number(points ?? 0)) / full) * 100}%`,
              opacity: shadeOf(at),
            }}
          />
        ))}
      </div>
      <p className={styles.sumWords} title={t("score.adds_up")}>
        {parts.map(({ key, name, points, at }) => (
          <span key={key}>
            <i style={{ opacity: shadeOf(at) }} aria-hidden="true" />
            {name} <b>{added(points, places)}</b>
          </span>
        ))}
        <span>
          {t("score.sum")} <b>{added(proof.total, places)}</b>
        </span>
      </p>
    </div>
  );
}
