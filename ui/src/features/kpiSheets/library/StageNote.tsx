import { useTranslation } from "react-i18next";
import type { StagePack } from "../../../bindings";
import { inWords } from "../../../components/kpi";
import { Card } from "../../../components/Page";
import styles from "./library.module.css";

/** By what a stage of the business is known, and what to mind in it. */
export function StageNote({ pack }: { pack: StagePack }) {
  const { i18n } = useTranslation();
  const say = (words: StagePack["about"]) => inWords(words, i18n.language);
  return (
    <Card title={say(pack.name)} testId="stage-note">
      <p>{say(pack.about)}</p>
      <ul className={styles.advice}>
        {pack.advice.map((advice) => (
          <li key={say(advice)}>{say(advice)}</li>
        ))}
      </ul>
    </Card>
  );
}
