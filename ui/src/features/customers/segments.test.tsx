import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { CustomerFilter, SegmentRow, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { CustomersPage } from "./CustomersPage";
import { customerFilter, filterAddress, narrows, sameFilter } from "./filters";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const session: Session = { ...owner, grants: [{ operation: "edit_segment", reach: "chain" }] };
const sleeping: SegmentRow = {
  segment: {
    id: "s1",
    name: "沉睡大客户",
    filter: customerFilter({ silent_from: "30", spent_at_least: "1000", assigned_to: "e5" }),
  },
  assigned_to: "周敏",
};
const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);

beforeEach(() => {
  shellAnswers({
    listCustomers: (filter: CustomerFilter) => ({ total: narrows(filter) ? 0 : 1, rows: [] }),
    listTags: () => [],
    listSegments: () => [sleeping],
    countCustomers: () => 37,
    customerWords: () => ({ levels: [], channels: [] }),
    saveSegment: () => ({ tx: 1, changed: [] }),
    newId: () => "new",
  });
});

it("a filter goes into the address and comes back the same", () => {
  const filters = { text: "王", stage: "lost", silent_from: "30", birthday_month: "12" };
  const filter = customerFilter(filters);
  const kept = Object.entries(filterAddress(filter, "")).filter(([, value]) => value);
  expect(Object.fromEntries(kept)).toEqual(filters);
  expect(customerFilter({ spent_at_least: "many" }).spent_at_least).toBeNull();
  expect(narrows(customerFilter({}))).toBe(false);
  expect(narrows(filter)).toBe(true);
  expect(sameFilter(filter, customerFilter({ ...filters, silent_from: "31" }))).toBe(false);
});

it("choosing a segment asks for its customers, says which it is and shows its conditions", async () => {
  await open(<CustomersPage />, session);
  fireEvent.click(await screen.findByTestId("segment-open"));
  await waitFor(() => expect(screen.getByTestId("segment-count").textContent).toContain("37"));
  fireEvent.click(screen.getByTestId("segment-apply"));
  await waitFor(() => expect(argsOf("listCustomers").at(-1)?.[0]).toEqual(sleeping.segment.filter));
  expect(screen.getByTestId("segment-open").textContent).toContain("沉睡大客户");
  const chips = await screen.findByTestId("filter-chips");
  for (const told of ["30 天以上没来", "1,000", "周敏"]) expect(chips.textContent).toContain(told);
  expect((await screen.findByTestId("empty")).textContent).toContain("没有客户");
});

it("what the list is narrowed to is kept under a name, in place of who had that name", async () => {
  const { router } = await open(<CustomersPage />, session);
  await router.navigate({ to: "/", search: { filter: { stage: "lost" } } as never });
  fireEvent.click(await screen.findByTestId("segment-open"));
  const name = await screen.findByTestId("segment-name");
  const filter = customerFilter({ stage: "lost" });
  for (const [typed, id] of [
    ["走了的", "new"],
    ["沉睡大客户", "s1"],
  ]) {
    fireEvent.change(name, { target: { value: typed } });
    fireEvent.click(screen.getByTestId("segment-save"));
    await waitFor(() =>
      expect(argsOf("saveSegment").at(-1)).toEqual([{ id, name: typed, filter }]),
    );
  }
});
