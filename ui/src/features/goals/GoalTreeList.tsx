import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { openDetail, useAddress, useGo } from "../../components/address";
import { size } from "../../theme/tokens";
import styles from "./goals.module.css";
import { KeyResultLine, MoreLine, SharedLine } from "./KeyResultLine";
import { ObjectiveLine } from "./ObjectiveLine";
import { grow, type Line, lines, type Node } from "./tree";

type Props = {
  rows: GoalRow[];
  /** whether more objectives support this one than were read */
  hasMore: (node: Node) => boolean;
  onMore: (id: string) => void;
  isOpen: (node: Node, depth: number) => boolean;
  onToggle: (id: string, open: boolean) => void;
};

const heightOf = (line: Line | undefined) =>
  line?.kind === "objective" ? size["row-tall"] + size.s1 : size.row;

/** The goal a line leads to. */
const goalOf = (line: Line) =>
  line.kind === "objective"
    ? line.node.row.objective.id
    : line.kind === "more"
      ? line.row.objective.id
      : line.kind === "shared"
        ? line.result.key_result_id
        : line.result.key_result.id;

const TEST_IDS = {
  objective: "goal-line",
  key_result: "result-line",
  shared: "result-line",
  more: "more-goals",
} as const;

/** The tree as it is drawn: only the lines on screen. Arrow keys walk and fold it, Enter opens. */
export function GoalTreeList({ rows, hasMore, onMore, isOpen, onToggle }: Props) {
  const { t } = useTranslation();
  const go = useGo();
  const selected = openDetail(useAddress())?.id;
  const scroller = useRef<HTMLDivElement>(null);
  const roots = useMemo(() => grow(rows), [rows]);
  const shown = useMemo(() => lines(roots, isOpen, hasMore), [roots, isOpen, hasMore]);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(shown[index]),
    getItemKey: (index) => shown[index]?.key ?? index,
    overscan: 12,
    scrollMargin: size.row,
    initialRect: { width: 1000, height: 600 },
  });
  const open = (line: Line) =>
    line.kind === "more" ? onMore(goalOf(line)) : go("/goals/goal", { id: goalOf(line) });
  const pressed = (event: KeyboardEvent<HTMLElement>, line: Line) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") open(line);
    if (line.kind !== "objective" || !line.opens) return;
    if (event.key === "ArrowRight" && !line.isOpen) onToggle(line.key, true);
    if (event.key === "ArrowLeft" && line.isOpen) onToggle(line.key, false);
  };
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.head} aria-hidden="true">
        <span>{t("goal.goal")}</span>
        <span>{t("goal.owner")}</span>
        <span className={styles.end}>{t("goal.value_to_aim")}</span>
        <span>{t("goal.progress")}</span>
        <span />
        <span>{t("goal.standing")}</span>
        <span />
      </div>
      <div
        role="tree"
        aria-label={t("rail.goals")}
        className={styles.body}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={walk}
      >
        {virtual.getVirtualItems().map((item) => {
          const line = shown[item.index];
          if (!line) return null;
          return (
            <div
              key={item.key}
              role="treeitem"
              tabIndex={0}
              aria-level={line.depth + 1}
              aria-expanded={line.kind === "objective" && line.opens ? line.isOpen : undefined}
              className={styles.line}
              data-kind={line.kind}
              data-testid={TEST_IDS[line.kind]}
              data-id={goalOf(line)}
              data-selected={(line.kind !== "more" && goalOf(line) === selected) || undefined}
              style={{
                height: heightOf(line),
                transform: `translateY(${item.start - size.row}px)`,
              }}
              onClick={() => open(line)}
              onKeyDown={(event) => pressed(event, line)}
            >
              <Content line={line} onToggle={onToggle} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Content({ line, onToggle }: { line: Line; onToggle: Props["onToggle"] }) {
  switch (line.kind) {
    case "objective":
      return (
        <ObjectiveLine
          node={line.node}
          depth={line.depth}
          isOpen={line.isOpen}
          opens={line.opens}
          onToggle={() => onToggle(line.key, !line.isOpen)}
        />
      );
    case "key_result":
      return <KeyResultLine result={line.result} pace={line.row.pace} depth={line.depth} />;
    case "more":
      return <MoreLine goals={line.goals} depth={line.depth} />;
    case "shared":
      return <SharedLine shared={line.result} depth={line.depth} />;
  }
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const line = (event.target as HTMLElement).closest('[role="treeitem"]');
  const next = event.key === "ArrowDown" ? line?.nextElementSibling : line?.previousElementSibling;
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || !(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
