import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { GoalFilter } from "../../../bindings";
import { goalLink, goalRow, goalTree, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { hiddenBelow, trunkOf } from "./branch";
import { MapPage } from "./MapPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `person${from + at}`);

const company = goalRow(
  "company",
  { key_results: [keyResultRow("gmv")], supporters: ["xuhui", "jingan", "xuhui"] },
  { title: "双11 GMV破亿" },
);
const shop = (id: string, supporters: string[]) =>
  goalRow(id, { holder_name: id, supporters }, { holder: "store", title: `${id}复购` });
const xuhui = shop("xuhui", [...people(0, 12), "person0"]);
const jingan = shop("jingan", []);
const links = [goalLink("xuhui", "gmv", "supports"), goalLink("jingan", "company", "supports")];

/** 4,500 people have goals; the map has room for those of the chain and the stores. */
const large = goalTree([company, xuhui, jingan], links, {
  left_out: [
    { holder: "department", goals: 20 },
    { holder: "employee", goals: 4500 },
  ],
});
const ofXuhui = goalTree(
  [company, xuhui, ...people(0, 12).map((id) => goalRow(id, {}, { holder: "employee" }))],
  [goalLink("xuhui", "gmv", "supports"), goalLink("person3", "xuhui", "supports")],
);
const found = ({ branch }: GoalFilter) => (branch === "xuhui" ? ofXuhui : large);
const empty = goalTree([]);

const askedFor = () =>
  asked.filter(({ name }) => name === "goalTree").map(({ args }) => args[0] as GoalFilter);
const goals = () => screen.getAllByTestId("map-goal").map((node) => node.dataset.goal);

it("a goal counts each that supports it and had no room once, and none where all had room", () => {
  const all = { ...large, branch: null };
  expect([...hiddenBelow(all)]).toEqual([
    ["company", 0],
    ["xuhui", 12],
    ["jingan", 0],
  ]);
  expect(hiddenBelow({ ...all, left_out: [] }).size).toBe(0);
  expect(trunkOf(all)).toBeNull();
});

it("the goal whose branch is shown does not lead to its branch again", () => {
  expect(hiddenBelow({ ...large, branch: "xuhui" }).get("xuhui")).toBeUndefined();
  expect(trunkOf({ ...large, branch: "gmv" })?.id, "of a key result its objective").toBe("company");
});

it("what had no room is counted by level, and +N on a goal shows its branch", async () => {
  shellAnswers({ goalTree: found });
  const { router } = await open(<MapPage />);
  await router.navigate({
    to: "/",
    search: { filter: { period: "year", level: "store" } } as never,
  });
  const button = await screen.findByTestId("map-below");
  expect(screen.getByTestId("map-left-out").textContent).toBe(
    "还有 4,520 个目标没画：部门 20、个人 4,500。点目标上的 +N 看它下面的。",
  );
  expect(button.textContent).toBe("+12");
  expect(button.title).toBe("看下面的 12 个目标");
  fireEvent.click(button);
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ filter: { period: "year", branch: "xuhui" } }),
  );
  expect(router.state.location.pathname, "the goal itself is not opened").toBe("/");
  await waitFor(() => expect(goals()).toContain("person11"));
  expect(askedFor().at(-1)).toMatchObject({ branch: "xuhui", most: 300, from: "2026-01-01" });
  expect(screen.queryByTestId("map-below")).toBeNull();
  expect(screen.queryByTestId("map-left-out")).toBeNull();
  const trunk = screen.getAllByTestId("map-goal").filter((node) => node.ariaCurrent === "true");
  expect(trunk.map((node) => node.dataset.goal)).toEqual(["xuhui"]);
});

it("the keyboard comes from a goal to its +N, and stays at the goal in its branch", async () => {
  shellAnswers({ goalTree: found });
  const { router } = await open(<MapPage />);
  const button = await screen.findByTestId("map-below");
  expect(button.tabIndex).toBe(-1);
  const goal = screen.getAllByTestId("map-goal").find((node) => node.dataset.goal === "xuhui");
  const [first] = screen.getAllByTestId("map-goal");
  first?.focus();
  fireEvent.keyDown(first as HTMLElement, { key: "ArrowDown" });
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: "ArrowDown" });
  expect(document.activeElement).toBe(goal);
  await userEvent.tab();
  expect(document.activeElement).toBe(button);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(goals()).toContain("person11"));
  expect(router.state.location.pathname).toBe("/");
  expect((document.activeElement as HTMLElement).dataset.goal).toBe("xuhui");
});

it("arrows walk on from a +N as from its goal", async () => {
  shellAnswers({ goalTree: found });
  await open(<MapPage />);
  const button = await screen.findByTestId("map-below");
  button.focus();
  fireEvent.keyDown(button, { key: "ArrowUp" });
  expect((document.activeElement as HTMLElement).dataset.goal).toBe("gmv");
});

it("a click on the goal opens it and not its branch", async () => {
  shellAnswers({ goalTree: found });
  const { router } = await open(<MapPage />);
  await screen.findByTestId("map-below");
  const goal = screen.getAllByTestId("map-goal").find((node) => node.dataset.goal === "xuhui");
  fireEvent.click(within(goal as HTMLElement).getByText("xuhui复购"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/goal"));
  expect(router.state.location.search).toEqual({ id: "xuhui" });
});

it("one line says whose branch is shown; a click leaves it and keeps the rest", async () => {
  shellAnswers({ goalTree: found });
  const { router } = await open(<MapPage />);
  const filter = { branch: "xuhui", period: "all" };
  await router.navigate({ to: "/", search: { filter } as never });
  await waitFor(() => expect(goals()).toContain("person11"));
  const chip = screen.getByTestId("map-branch");
  expect(chip.textContent).toBe("只看“xuhui复购”上下的目标");
  fireEvent.click(chip);
  await waitFor(() => expect(router.state.location.search).toEqual({ filter: { period: "all" } }));
  await waitFor(() => expect(screen.queryByTestId("map-branch")).toBeNull());
  expect(goals()).not.toContain("person11");
});

it("a branch whose goal is gone is empty and leads back to the whole map", async () => {
  shellAnswers({ goalTree: ({ branch }: GoalFilter) => (branch ? empty : large) });
  const { router } = await open(<MapPage />);
  await router.navigate({ to: "/", search: { filter: { branch: "gone" } } as never });
  const none = await screen.findByTestId("empty");
  expect(none.textContent).toContain("没有符合条件的内容");
  expect(screen.getByTestId("map-branch").textContent).toBe("只看一个目标上下的目标");
  fireEvent.click(within(none).getByRole("button"));
  await waitFor(() => expect(goals()).toContain("xuhui"));
  expect(router.state.location.search).toEqual({});
});

it("where no goal on the map leads to what had no room, the tree does", async () => {
  const shops = goalTree([company], [], { left_out: [{ holder: "store", goals: 500 }] });
  shellAnswers({ goalTree: () => shops });
  const { router } = await open(<MapPage />);
  await router.navigate({
    to: "/",
    search: { filter: { branch: "company", period: "year" } } as never,
  });
  const line = await screen.findByTestId("map-left-out");
  await waitFor(() => expect(line.textContent).toBe("还有 500 个目标没画：门店 500。 看目标树"));
  fireEvent.click(within(line).getByRole("button"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/goals/tree"));
  expect(router.state.location.search).toEqual({ filter: { period: "year" } });
});
