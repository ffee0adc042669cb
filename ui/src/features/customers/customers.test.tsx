import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Customer, CustomerProfile, CustomerRow, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { CustomerDrawer } from "./CustomerDrawer";
import { CustomersPage } from "./CustomersPage";
import { customerFilter } from "./filters";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const session: Session = {
  ...owner,
  grants: [{ operation: "edit_customer", reach: "chain" }],
};

const customer = (id: string, name: string): Customer => ({
  id,
  home_store_id: "xuhui",
  name,
  phone: "138****8000",
  card: "",
  outside_id: "",
  note: "",
  gender: "",
  birthday: "",
  level: "",
  balance: null,
  points: null,
  email: "",
  we_chat: "",
  address: "",
  joined_on: "",
  referrer: "",
  id_number: "",
  merged_into: null,
  phone_hash: "",
  assigned_to: null,
  do_not_contact: false,
  erased_on: null,
});

const row = (id: string, name: string): CustomerRow => ({
  customer: customer(id, name),
  home_store: "徐汇店",
  orders: 2,
  gross_sales: "200.00",
  first_day: "2026-10-01",
  last_day: "2026-11-01",
  stage: "active",
  tags: [],
  assigned_to: "",
});

const profile: CustomerProfile = {
  row: row("lin", "林悦"),
  balance: null,
  assigned_to: "",
  purchase_days: 2,
  average_gap: "31",
  median_gap: "31",
  days_since: 21,
  stage_until: [46, 93, 186],
  refunds: "0.00",
  refunded: 0,
  net_sales: "200.00",
  average_order: "100.00",
  categories: [],
  products: [],
  stores: [],
  channels: [],
  rhythm: ["2026-11-01", "2026-10-01"],
  consents: [],
  sees_phone: false,
  may_ask_phone: true,
  may_edit: false,
  may_log_contact: false,
  may_export: false,
  may_erase: false,
};

const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);
const filter = customerFilter({});

// A list draws the rows that have room, and the test browser gives none.
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

it("a hidden number is asked for with a reason, and shown once it is noted", async () => {
  shellAnswers({
    customerProfile: () => profile,
    customerTimeline: () => ({ total: 0, rows: [] }),
    listTags: () => [],
    listMerged: () => [],
    revealPhone: () => "13800138000",
  });
  await open(<CustomerDrawer id="lin" />, session);
  expect((await screen.findByTestId("customer-phone-shown")).textContent).toBe("138****8000");
  fireEvent.click(screen.getByTestId("reveal").querySelector("button") as HTMLElement);
  const say = await screen.findByTestId("reveal-do");
  expect(say).toHaveProperty("disabled", true);
  fireEvent.change(await screen.findByTestId("reveal-reason"), { target: { value: "回访" } });
  fireEvent.click(say);
  await waitFor(() =>
    expect(screen.getByTestId("customer-phone-shown").textContent).toBe("13800138000"),
  );
  expect(argsOf("revealPhone")).toEqual([["lin", "回访"]]);
});

it("some are selected by hand, or everybody whom the filter finds", async () => {
  shellAnswers({
    listCustomers: () => ({ total: 1310, rows: [row("lin", "林悦"), row("zeng", "曾敏")] }),
    listSegments: () => [],
    listTags: () => [{ tag: { id: "vip", name: "重要", colour: "teal" }, customers: 0 }],
    tagCustomers: () => ({ tx: 1, changed: [], count: 1 }),
  });
  await open(<CustomersPage />, session);
  const boxes = await screen.findAllByTestId("choose-row");
  fireEvent.click(boxes[1] as HTMLElement);
  expect((await screen.findByTestId("bulk-count")).textContent).toContain("1");
  const choose = async () => {
    const select = screen.getByTestId("bulk-add_tag");
    fireEvent.mouseDown(select.querySelector("input") ?? select);
    const options = await screen.findAllByText("重要");
    fireEvent.click(options.at(-1) as HTMLElement);
  };
  await choose();
  await waitFor(() =>
    expect(argsOf("tagCustomers")).toEqual([[{ chosen: "these", ids: ["zeng"] }, "vip"]]),
  );
  fireEvent.click(screen.getByTestId("choose-found"));
  expect(screen.getByTestId("bulk-count").textContent).toContain("1,310");
  await choose();
  await waitFor(() =>
    expect(argsOf("tagCustomers").at(-1)).toEqual([{ chosen: "found", filter }, "vip"]),
  );
});
