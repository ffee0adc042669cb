import { CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./map.module.css";

type Props = {
  /** of the goal whose branch it is; none when it is not on the map */
  title: string | null;
  onLeave: () => void;
};

/** That only one branch is shown; a click leaves it. */
export function BranchChip({ title, onLeave }: Props) {
  const { t } = useTranslation();
  const says = title === null ? t("goal_map.branch_unknown") : t("goal_map.branch", { title });
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles.branch}`}
      aria-pressed="true"
      title={says}
      data-testid="map-branch"
      onClick={onLeave}
    >
      <span>{says}</span>
      <CloseOutlined />
    </button>
  );
}
