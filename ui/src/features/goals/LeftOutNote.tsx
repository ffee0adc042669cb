import { useTranslation } from "react-i18next";
import type { LeftOut } from "../../bindings";
import { count } from "../../components/format";
import styles from "./goals.module.css";

/** Which goals are not listed at once because there are too many. */
export function LeftOutNote({ left }: { left: LeftOut[] }) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  const levels = left.map(({ holder, goals }) => `${t(`goal_level.${holder}`)} ${count(goals)}`);
  return (
    <p className={styles.left} data-testid="left-out">
      {t("goal.left_out", { levels: levels.join(t("common.comma")) })}
    </p>
  );
}
