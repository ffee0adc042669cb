import { CheckCircleFilled, TrophyOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ProofMedal, ScoreProof, Words } from "../../bindings";
import { inWords } from "../../components/kpi";
import { Card, Pill } from "../../components/Page";
import styles from "./side.module.css";

/** The medals of the sheet and what is still missing for each. */
export function Medals({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  if (proof.medals.length === 0) return null;
  return (
    <Card title={t("score.medals")} testId="score-medals">
      <ul className={styles.list}>
        {proof.medals.map((medal) => (
          <Medal key={medal.key} medal={medal} />
        ))}
      </ul>
    </Card>
  );
}

function Medal({ medal }: { medal: ProofMedal }) {
  const { t, i18n } = useTranslation();
  const names = (words: Words[]) =>
    words.map((one) => inWords(one, i18n.language)).join(t("common.comma"));
  return (
    <li className={styles.medal} data-testid="medal" data-reached={medal.is_reached || undefined}>
      <TrophyOutlined />
      <b>{inWords(medal.name, i18n.language)}</b>
      {medal.is_reached ? (
        <Pill tone="green">
          <CheckCircleFilled /> {t("score.reached")}
        </Pill>
      ) : (
        <Pill tone="grey">{t("score.not_reached")}</Pill>
      )}
      {!medal.is_reached && medal.missed.length > 0 && (
        <small>{t("score.missed", { names: names(medal.missed) })}</small>
      )}
      {!medal.is_reached && medal.blanks.length > 0 && (
        <small>{t("score.without_data", { names: names(medal.blanks) })}</small>
      )}
    </li>
  );
}
