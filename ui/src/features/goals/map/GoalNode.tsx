import { WarningFilled } from "@ant-design/icons";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { Fragment, memo } from "react";
import { useTranslation } from "react-i18next";
import { chanceWords } from "../chance";
import { ProgressBar, wholePercent } from "../ProgressBar";
import { STANDING_LOOKS } from "../StandingPill";
import { BelowButton } from "./BelowButton";
import type { MapNode } from "./graph";
import type { Direction } from "./layout";
import styles from "./map.module.css";
import { useTroubleWords } from "./words";

export type GoalOnMap = Node<
  {
    goal: MapNode;
    direction: Direction;
    /** the one goal that the tab key reaches; arrows walk on from it */
    current: boolean;
    /** the one whose branch is shown */
    isTrunk: boolean;
  },
  "goal"
>;

/** A goal on the map: whose, how far, how it stands, and whether it has to look at another. */
export const GoalNode = memo(function GoalNode({ data }: NodeProps<GoalOnMap>) {
  const { t } = useTranslation();
  const { goal, direction, current, isTrunk } = data;
  const troubleWords = useTroubleWords();
  const { icon, tone } = STANDING_LOOKS[goal.standing];
  const stands = t(`goal_standing.${goal.standing}`);
  const whose = goal.holderName || t("goal_level.chain");
  const troubles = goal.troubles.map(troubleWords);
  const [up, down] = direction === "rows" ? [Position.Top, Position.Bottom] : SIDES;
  const says = [whose, goal.title, stands, wholePercent(goal.progress), ...troubles];
  return (
    <>
      <Handle type="source" id="up" position={up} className={styles.handle} />
      <button
        type="button"
        className={styles.node}
        data-is={goal.is}
        data-tone={tone}
        data-troubled={troubles.length > 0 || undefined}
        data-goal={goal.id}
        data-testid="map-goal"
        tabIndex={current ? 0 : -1}
        aria-current={isTrunk || undefined}
        aria-label={says.join(t("common.comma"))}
        title={chanceWords(goal.standing, goal.chance, t)}
      >
        <span className={styles.title} title={goal.title}>
          {goal.title}
        </span>
        {goal.is === "objective" && (
          <span className={styles.whose}>
            {whose} · {goal.ownerName}
          </span>
        )}
        <span className={styles.state}>
          <span className={styles.stands} data-tone={tone}>
            {icon} {stands}
          </span>
          <span className={styles.bar}>
            <ProgressBar done={goal.progress} planned={goal.planned} standing={goal.standing} />
          </span>
          <b>{wholePercent(goal.progress)}</b>
        </span>
      </button>
      {troubles.length > 0 && (
        <span
          className={styles.trouble}
          data-words=""
          title={troubles.join("\n")}
          data-testid="map-trouble"
        >
          <WarningFilled /> {t(`goal_map.mark_${goal.troubles[0]?.why}`)}
        </span>
      )}
      {goal.hidden > 0 && <BelowButton goals={goal.hidden} current={current} />}
      <Handle type="target" id="down" position={down} className={styles.handle} />
      {ASIDE.map(({ id, position }) => (
        <Fragment key={id}>
          <Handle type="source" id={id} position={position} className={styles.handle} />
          <Handle type="target" id={`${id}_in`} position={position} className={styles.handle} />
        </Fragment>
      ))}
    </>
  );
});

const SIDES = [Position.Left, Position.Right] as const;

/** Links sideways swing out below, or beside. */
const ASIDE = [
  { id: "rows", position: Position.Bottom },
  { id: "columns", position: Position.Right },
] as const;
