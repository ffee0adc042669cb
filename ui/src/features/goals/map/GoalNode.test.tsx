import { render, screen } from "@testing-library/react";
import { type NodeProps, ReactFlowProvider } from "@xyflow/react";
import { expect, it } from "vitest";
import { goalLink, goalRow, keyResultRow } from "../../../testing/goals";
import { GoalNode, type GoalOnMap } from "./GoalNode";
import { goalGraph } from "./graph";

const sales = keyResultRow("sales", { chance: "62.4" });
const graph = goalGraph({
  rows: [goalRow("company", { key_results: [sales] }), goalRow("shop", { standing: "on_track" })],
  links: [goalLink("shop", "sales", "supports")],
});

it("a key result on the map tells its chance to who hovers, an objective has none", () => {
  for (const goal of graph.nodes) {
    const props = { data: { goal, direction: "rows", current: false, isTrunk: false } };
    render(
      <ReactFlowProvider>
        <GoalNode {...(props as NodeProps<GoalOnMap>)} />
      </ReactFlowProvider>,
    );
  }
  const told = screen
    .getAllByTestId("map-goal")
    .map((node) => [node.dataset.goal, node.getAttribute("title")]);
  expect(told).toEqual([
    ["company", null],
    ["sales", "有 62 % 的把握达成"],
    ["shop", null],
  ]);
});
