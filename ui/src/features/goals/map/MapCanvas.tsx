import "@xyflow/react/dist/base.css";
import {
  Background,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
} from "@xyflow/react";
import { Space } from "antd";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Standing } from "../../../bindings";
import { useDevice } from "../../../components/device";
import { useSigned } from "../../../components/session";
import { colours, type Mode, size } from "../../../theme/tokens";
import { STANDING_LOOKS } from "../StandingPill";
import { AsideEdge } from "./AsideEdge";
import { isBelow } from "./BelowButton";
import { edgesOf, nodesOf } from "./drawn";
import { GoalNode } from "./GoalNode";
import type { GoalGraph } from "./graph";
import { Legend } from "./Legend";
import { LevelNode } from "./LevelNode";
import { type Box, type Direction, placed } from "./layout";
import styles from "./map.module.css";
import { PictureButton } from "./PictureButton";
import { drawPicture, frameOf, type PictureKind } from "./picture";
import { isArrow, nextGoal } from "./walk";
import { useEdgeWords } from "./words";
import { ZoomButtons } from "./ZoomButtons";

const NODE_TYPES: NodeTypes = { goal: GoalNode, level: LevelNode };
const EDGE_TYPES: EdgeTypes = { aside: AsideEdge };
/** A map that would be smaller than this when seen whole begins at its first goal instead. */
const LEAST_READABLE = 0.55;
const ZOOM = { least: 0.08, most: 1.6, step: 1.25, fit: 1, begin: 0.8 };
/** Below there is the legend, and bows swing out. */
const WHOLE = {
  maxZoom: ZOOM.fit,
  padding: { top: "24px", right: "24px", bottom: "104px", left: "24px" },
} as const;
/** A goal with all that stands on it, as the map draws it. */
const GOAL = ".react-flow__node-goal";
const NO_KEYS = {
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
};

type Drawn = ReturnType<typeof nodesOf>[number];
type Flow = ReactFlowInstance<Drawn, ReturnType<typeof edgesOf>[number]>;

/** A standing as a spot in the overview. */
function colourOf(standing: Standing, mode: Mode): string {
  const c = colours[mode];
  const { tone } = STANDING_LOOKS[standing];
  return { red: c.red, amber: c.amber, green: c.green, grey: c.edge, tint: c.primary }[tone];
}

/** The view with which a map begins that is too large to be read as a whole: its top and left. */
function beginning(first: Box, boxes: Iterable<Box>, direction: Direction, frame: HTMLElement) {
  const { clientWidth, clientHeight } = frame;
  const middle = { x: first.x + first.width / 2, y: first.y + first.height / 2 };
  const zoom = ZOOM.begin;
  if (direction === "rows")
    return { x: clientWidth / 2 - middle.x * zoom, y: size.s12 - first.y * zoom, zoom };
  const top = Math.min(...[...boxes].map((box) => box.y));
  const fromTop = size.s12 - top * zoom;
  const isSeen = (first.y + first.height) * zoom + fromTop < clientHeight;
  const y = isSeen ? fromTop : clientHeight / 2 - middle.y * zoom;
  return { x: size.s12 - first.x * zoom, y, zoom };
}

function isInView(flow: Flow | null, frame: HTMLElement | null, box: Box | undefined): boolean {
  if (!flow || !frame || !box) return true;
  const { x, y, zoom } = flow.getViewport();
  const [left, top] = [box.x * zoom + x, box.y * zoom + y];
  const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
  return left > 0 && top > 0 && right < frame.clientWidth && bottom < frame.clientHeight;
}

type Props = {
  graph: GoalGraph;
  /** the goal to be found, and how often it was asked for */
  sought: { id: string; times: number } | null;
  /** the objective whose branch is shown: a map too large to be seen whole begins there */
  trunk: string | null;
  onOpen: (goal: string) => void;
  /** shows the branch of a goal alone */
  onBranch: (goal: string) => void;
};

/** The map itself: goals in their levels, links between them, moved about by pointer or keys. */
export default function MapCanvas({ graph, sought, trunk, onOpen, onBranch }: Props) {
  const { t } = useTranslation();
  const { mode } = useDevice();
  const { chain } = useSigned();
  const edgeWords = useEdgeWords();
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<Flow | null>(null);
  const map = useMemo(() => placed(graph), [graph]);
  const home = graph.nodes.find(({ id }) => id === trunk) ?? graph.nodes[0];
  const [current, setCurrent] = useState(home?.id ?? null);
  const [pointed, setPointed] = useState<string | null>(null);
  const nodes = useMemo(() => nodesOf(graph, map, current, trunk), [graph, map, current, trunk]);
  const edges = edgesOf(graph, map, edgeWords, pointed, mode);

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
      if (zoom !== undefined || !isInView(flow.current, frame.current, map.boxes.get(id)))
        centre(id, zoom);
      const button = frame.current?.querySelector<HTMLElement>(`[data-goal="${id}"]`);
      button?.focus({ preventScroll: true });
    },
    [centre, map],
  );

  const begin = useCallback(() => {
    if (!flow.current || !home) return;
    void flow.current.fitView(WHOLE).then(() => {
      const box = map.boxes.get(home.id);
      if (!flow.current || !frame.current || !box) return;
      if (flow.current.getZoom() >= LEAST_READABLE) return;
      if (home.id === trunk) centre(home.id, ZOOM.begin);
      else
        void flow.current.setViewport(
          beginning(box, map.boxes.values(), map.direction, frame.current),
        );
    });
    setCurrent((now) => (now !== null && map.boxes.has(now) ? now : home.id));
  }, [home, trunk, map, centre]);

  useEffect(begin, [begin]);
  useEffect(() => {
    if (sought && map.boxes.has(sought.id)) focus(sought.id, ZOOM.fit);
  }, [sought, focus, map]);

  const zoomBy = (factor: number) => {
    if (flow.current) void flow.current.zoomTo(flow.current.getZoom() * factor);
  };
  const seeAll = () => void flow.current?.fitView(WHOLE);

  const onPress = (pressed: EventTarget, goal: string) => {
    if (!isBelow(pressed)) return onOpen(goal);
    // The goal stays on the map, its button does not: the keyboard goes on from the goal.
    focus(goal);
    onBranch(goal);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = (event.target as HTMLElement).closest<HTMLElement>(GOAL)?.dataset.id;
    if (at && isArrow(event.key)) {
      event.preventDefault();
      const next = nextGoal(at, event.key, map, graph.edges);
      if (next) focus(next);
    }
    if (event.key === "+" || event.key === "=") zoomBy(ZOOM.step);
    if (event.key === "-") zoomBy(1 / ZOOM.step);
    if (event.key === "0") seeAll();
  };

  const draw = async (kind: PictureKind) => {
    const drawn = frame.current?.querySelector<HTMLElement>(".react-flow__viewport");
    if (!drawn) throw new Error("the map is not drawn yet");
    return await drawPicture(drawn, frameOf(map.boxes.values()), colours[mode].surface, kind);
  };

  const minimapColour = (node: Drawn) =>
    node.type === "goal" ? colourOf(node.data.goal.standing, mode) : "transparent";

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
        edgeTypes={EDGE_TYPES}
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
        onNodeClick={(event, node) => node.type === "goal" && onPress(event.target, node.id)}
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
          <Space>
            <ZoomButtons onZoom={zoomBy} onFit={seeAll} step={ZOOM.step} />
            <PictureButton name={`${t("goal_map.title")} ${chain.today}`} draw={draw} />
          </Space>
        </Panel>
      </ReactFlow>
    </section>
  );
}
