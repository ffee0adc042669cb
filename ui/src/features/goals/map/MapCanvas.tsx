import "@xyflow/react/dist/base.css";
import {
  Background,
  MiniMap,
  type NodeTypes,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
} from "@xyflow/react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDevice } from "../../../components/device";
import { colours, size } from "../../../theme/tokens";
import { STANDING_LOOKS } from "../StandingPill";
import { edgesOf, nodesOf } from "./drawn";
import { GoalNode, type GoalOnMap } from "./GoalNode";
import type { GoalGraph } from "./graph";
import { Legend } from "./Legend";
import { LevelNode } from "./LevelNode";
import { placed } from "./layout";
import styles from "./map.module.css";
import { isArrow, nextGoal } from "./walk";
import { useEdgeWords } from "./words";
import { ZoomButtons } from "./ZoomButtons";

const NODE_TYPES: NodeTypes = { goal: GoalNode, level: LevelNode };
/** A map that would be smaller than this when seen whole begins at its top instead. */
const LEAST_READABLE = 0.55;
const ZOOM = { least: 0.08, most: 1.6, step: 1.25, fit: 1 };
const NO_KEYS = {
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
};

type Props = {
  graph: GoalGraph;
  /** the goal to be found, and how often it was asked for */
  sought: { id: string; times: number } | null;
  onOpen: (goal: string) => void;
};

/** The map itself: goals in their levels, links between them, moved about by pointer or keys. */
export default function MapCanvas({ graph, sought, onOpen }: Props) {
  const { t } = useTranslation();
  const { mode } = useDevice();
  const edgeWords = useEdgeWords();
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<ReactFlowInstance<ReturnType<typeof nodesOf>[number]> | null>(null);
  const map = useMemo(() => placed(graph), [graph]);
  const [current, setCurrent] = useState(graph.nodes[0]?.id ?? null);
  const [pointed, setPointed] = useState<string | null>(null);
  const nodes = useMemo(() => nodesOf(graph, map, current), [graph, map, current]);
  const edges = edgesOf(graph, edgeWords, pointed, mode);

  const centre = useCallback(
    (id: string, zoom?: number) => {
      const box = map.boxes.get(id);
      if (!box) return;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      void flow.current?.setCenter(x, y, { zoom: zoom ?? flow.current.getZoom() });
    },
    [map],
  );

  const focus = useCallback(
    (id: string, zoom?: number) => {
      setCurrent(id);
      setPointed(id);
      centre(id, zoom);
      const button = frame.current?.querySelector<HTMLElement>(`[data-goal="${id}"]`);
      button?.focus({ preventScroll: true });
    },
    [centre],
  );

  const begin = useCallback(() => {
    const first = graph.nodes[0];
    if (!flow.current || !first) return;
    void flow.current.fitView({ maxZoom: ZOOM.fit, padding: 0.08 }).then(() => {
      if ((flow.current?.getZoom() ?? 1) < LEAST_READABLE) centre(first.id, LEAST_READABLE + 0.2);
    });
    setCurrent((now) => (graph.nodes.some((node) => node.id === now) ? now : first.id));
  }, [graph, centre]);

  useEffect(begin, [begin]);
  useEffect(() => {
    if (sought) focus(sought.id, ZOOM.fit);
  }, [sought, focus]);

  const zoomBy = (factor: number) => {
    if (flow.current) void flow.current.zoomTo(flow.current.getZoom() * factor);
  };
  const seeAll = () => void flow.current?.fitView({ maxZoom: ZOOM.fit, padding: 0.08 });

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = (event.target as HTMLElement).closest<HTMLElement>("[data-goal]")?.dataset.goal;
    if (at && isArrow(event.key)) {
      event.preventDefault();
      const next = nextGoal(at, event.key, map, graph.edges);
      if (next) focus(next);
    }
    if (event.key === "+" || event.key === "=") zoomBy(ZOOM.step);
    if (event.key === "-") zoomBy(1 / ZOOM.step);
    if (event.key === "0") seeAll();
  };

  const minimapColour = (node: { type?: string; data: object }) => {
    if (node.type !== "goal") return "transparent";
    const { tone } = STANDING_LOOKS[(node.data as GoalOnMap["data"]).goal.standing];
    return (
      { tint: colours[mode].primary, grey: colours[mode].edge }[tone as string] ?? toneOf(tone)
    );
  };
  const toneOf = (tone: string) => colours[mode][tone as "red" | "amber" | "green"];

  return (
    <section
      ref={frame}
      className={styles.canvas}
      aria-label={t("goal_map.title")}
      data-testid="goal-map"
      data-direction={map.direction}
      onKeyDown={onKey}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        colorMode={mode}
        minZoom={ZOOM.least}
        maxZoom={ZOOM.most}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        {...NO_KEYS}
        proOptions={{ hideAttribution: true }}
        onInit={(made) => {
          flow.current = made;
          begin();
        }}
        onNodeClick={(_, node) => node.type === "goal" && onOpen(node.id)}
        onNodeMouseEnter={(_, node) => setPointed(node.id)}
        onNodeMouseLeave={() => setPointed(null)}
      >
        <Background gap={size.s6} color={colours[mode].line} />
        {graph.nodes.length > 12 && (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            ariaLabel={t("goal_map.minimap")}
            nodeColor={minimapColour}
            bgColor={colours[mode].surface}
            maskColor={colours[mode].shadow}
          />
        )}
        <Panel position="bottom-left">
          <Legend graph={graph} />
        </Panel>
        <Panel position="top-right">
          <ZoomButtons onZoom={zoomBy} onFit={seeAll} step={ZOOM.step} />
        </Panel>
      </ReactFlow>
    </section>
  );
}
