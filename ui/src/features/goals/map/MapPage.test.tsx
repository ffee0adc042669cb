import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { goalLink, goalRow, goalTree, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { MapPage } from "./MapPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);
vi.mock("./MapCanvas", () => ({ default: () => <i data-testid="goal-map" /> }));

const tree = goalTree(
  [
    goalRow("company", { key_results: [keyResultRow("gmv")], standing: "on_track" }),
    goalRow("service", { holder_name: "客服", standing: "behind" }, { holder: "department" }),
    goalRow("events", { holder_name: "运营", standing: "on_track" }, { holder: "department" }),
  ],
  [goalLink("service", "gmv", "supports"), goalLink("events", "service", "depends_on")],
);

it("the map is also a list that says what hangs on what and who lags", async () => {
  shellAnswers({ goalTree: () => tree });
  await open(<MapPage />);
  const list = await screen.findByTestId("map-list");
  const line = (title: string) =>
    [...list.querySelectorAll("li")].find((one) => one.textContent?.startsWith(title))?.textContent;
  expect(line("service")).toContain("支持 gmv");
  expect(line("events")).toContain("相互依赖 service");
  expect(line("events")).toContain("“service”落后了");
  expect(line("company")).not.toContain("落后");
  expect(screen.getByText(/3 个目标，2 条关联；1 处/)).toBeTruthy();
});

it("levels and standings narrow the map, and the quarter is asked of the shell", async () => {
  shellAnswers({ goalTree: () => tree });
  const { router } = await open(<MapPage />);
  fireEvent.click(await screen.findByTestId("map-standing-behind"));
  await waitFor(() =>
    expect(router.state.location.search).toMatchObject({ filter: { standing: "behind" } }),
  );
  await waitFor(() => expect(screen.getByTestId("map-list").querySelectorAll("li").length).toBe(1));
  expect(asked.filter(({ name }) => name === "goalTree").map(({ args }) => args)).toEqual([
    [{ from: "2026-10-01", to: "2026-12-31", branch: null, most: 300 }],
  ]);
});

it("without goals the page says what the map will show and where to begin", async () => {
  shellAnswers({ goalTree: () => ({ ...tree, rows: [], links: [] }) });
  await open(<MapPage />);
  expect((await screen.findByTestId("empty")).textContent).toContain("还没有目标");
});
