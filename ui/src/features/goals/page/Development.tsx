import { useTranslation } from "react-i18next";
import type { Development as Plan } from "../../../bindings";
import styles from "./side.module.css";

/** A person's plan to grow: whom they take as a model, what they are good at, lack and will do. */
export function Development({ of }: { of: Plan }) {
  const { t } = useTranslation();
  const lists = (["strengths", "gaps", "actions"] as const)
    .map((name) => ({ name, lines: of[name] ?? [] }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <dl className={styles.development} data-testid="goal-development">
      {of.role_model && (
        <div>
          <dt>{t("goal_development.role_model")}</dt>
          <dd className={styles.grown}>{of.role_model}</dd>
        </div>
      )}
      {lists.map(({ name, lines }) => (
        <div key={name}>
          <dt>{t(`goal_development.${name}`)}</dt>
          <dd className={styles.grown}>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t("goal_development.is_weighted")}</dt>
        <dd className={styles.grown}>{t(of.is_weighted ? "goal_page.yes" : "goal_page.no")}</dd>
      </div>
    </dl>
  );
}
