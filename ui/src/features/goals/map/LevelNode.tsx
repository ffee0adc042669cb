import type { Node, NodeProps } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import type { HolderKind } from "../../../bindings";
import styles from "./map.module.css";

export type LevelOnMap = Node<{ level: HolderKind }, "level">;

/** The name of a level, where its goals begin. */
export function LevelNode({ data }: NodeProps<LevelOnMap>) {
  const { t } = useTranslation();
  return (
    <span className={styles.level} data-words="">
      {t(`goal_level.${data.level}`)}
    </span>
  );
}
