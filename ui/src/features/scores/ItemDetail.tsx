import { useTranslation } from "react-i18next";
import type { ProofItem, ProofSpan, ScoreProof } from "../../bindings";
import styles from "./detail.module.css";
import { Goals } from "./Goals";
import { Marks } from "./Marks";
import { Sources } from "./Sources";
import { useSteps } from "./words";

/** How an item is worked out: sentences at the left, what they stand on at the right. */
export function ItemDetail({
  proof,
  span,
  one,
}: {
  proof: ScoreProof;
  span: ProofSpan;
  one: ProofItem;
}) {
  const { t } = useTranslation();
  const steps = useSteps(proof)(one, span);
  return (
    <div className={styles.ways} data-testid="item-detail">
      <section>
        <h3>{t("score.how")}</h3>
        <ol className={styles.steps} data-testid="item-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section>
        <Sources one={one} today={proof.today} />
        <Marks one={one} />
        <Goals one={one} />
      </section>
    </div>
  );
}
