import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ObjectiveReview } from "../../../bindings";
import { goalPage, goalRow, keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { nextPeriod, toReview } from "./next";
import { ReviewPage } from "./ReviewPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const ending = (id: string, ends_on: string, review: ObjectiveReview = {}) =>
  goalRow(id, { key_results: [keyResultRow(`${id}-kr`)] }, { ends_on, review });

it("a goal goes on in the next month, quarter or year, or for as many days", () => {
  expect(nextPeriod({ from: "2026-11-01", to: "2026-11-30" })).toEqual({
    from: "2026-12-01",
    to: "2026-12-31",
  });
  expect(nextPeriod({ from: "2026-10-01", to: "2026-12-31" })).toEqual({
    from: "2027-01-01",
    to: "2027-03-31",
  });
  expect(nextPeriod({ from: "2026-01-01", to: "2026-12-31" })).toEqual({
    from: "2027-01-01",
    to: "2027-12-31",
  });
  expect(nextPeriod({ from: "2026-10-20", to: "2026-11-11" })).toEqual({
    from: "2026-11-12",
    to: "2026-12-04",
  });
});

it("what is over or ends within a week is looked back on, the unreviewed first", () => {
  const rows = [
    ending("reviewed", "2026-11-20", { score: 80 }),
    ending("old", "2026-09-30"),
    ending("soon", "2026-11-29"),
    ending("later", "2026-11-30"),
  ];
  expect(toReview(rows, "2026-11-22").map(({ objective }) => objective.id)).toEqual([
    "soon",
    "old",
    "reviewed",
  ]);
});

it("a mark and what was learnt are kept, and the goal is carried over", async () => {
  const row = ending("q3", "2026-11-20");
  const tree = { today: "2026-11-22", rows: [row], links: [], clashes: [] };
  shellAnswers({
    goalTree: () => tree,
    goalPage: () => goalPage(row),
    reviewGoal: () => ({ tx: 1, changed: ["goals"] }),
    carryGoal: () => ({ objective_id: "next", tx: 2, changed: ["goals"] }),
  });
  await open(<ReviewPage />);
  fireEvent.click(await screen.findByTestId("review-row"));
  const lessons = await screen.findByTestId("review-lessons");
  await waitFor(() => expect((lessons as HTMLTextAreaElement).disabled).toBe(false));
  fireEvent.change(
    screen.getByTestId("review-score").querySelector("input") ?? screen.getByTestId("review-score"),
    {
      target: { value: "75" },
    },
  );
  fireEvent.change(lessons, { target: { value: "备货要早两周" } });
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "reviewGoal")?.args).toEqual([
      "q3",
      75,
      "备货要早两周",
    ]),
  );
  fireEvent.click(screen.getByTestId("carry"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "carryGoal")?.args).toEqual([
      "q3",
      "2026-11-21",
      "2027-01-10",
    ]),
  );
});
