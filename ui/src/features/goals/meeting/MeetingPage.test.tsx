import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { MeetingItem, SyncMeeting } from "../../../bindings";
import { keyResultRow } from "../../../testing/goals";
import { asked, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { agenda, clock, minuteOf, mondayOf } from "./agenda";
import { MeetingPage } from "./MeetingPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

const item = (id: string, standing: MeetingItem["key_result"]["standing"]): MeetingItem => ({
  objective_id: "o",
  objective: "爆款不断货",
  holder_name: "供应链",
  key_result: keyResultRow(id, { standing }),
  check_in: null,
  is_silent: true,
  linked: [],
});

const said: MeetingItem = {
  ...item("备货满足率", "behind"),
  check_in: {
    check_in: {
      id: "c",
      key_result_id: "备货满足率",
      employee_id: "owner",
      day: "2026-11-18",
      confidence: 2,
      note: "供应商晚三天",
      obstacle: "缺包材",
      value: null,
    },
    employee_name: "李静",
  },
  is_silent: false,
  linked: ["双11引流"],
};

const meeting = (change: Partial<SyncMeeting> = {}): SyncMeeting => ({
  rules: { id: "rules", meets: true, meeting_weekday: 1, meeting_minute: 540 },
  week: "2026-11-16",
  items: [item("silent", "on_track"), item("risk", "at_risk"), said],
  met: 3,
  on_track: 5,
  decisions: [],
  may_decide: true,
  ...change,
});

it("what is behind is spoken of first, then what is at risk, then what nobody spoke of", () => {
  const all = [item("a", "no_data"), item("b", "at_risk"), item("c", "missed"), said];
  expect(agenda(all).map(({ group, items }) => [group, items.length])).toEqual([
    ["behind", 2],
    ["at_risk", 1],
    ["silent", 1],
  ]);
  expect(agenda([])).toEqual([]);
});

it("the week begins on Monday and the clock shows minutes after midnight", () => {
  expect(["2026-11-16", "2026-11-22"].map(mondayOf)).toEqual(["2026-11-16", "2026-11-16"]);
  expect([clock(540), clock(0), minuteOf("14:35")]).toEqual(["09:00", "00:00", 875]);
});

it("hovering how a key result of the agenda stands tells its chance", async () => {
  const lagging = { ...said, key_result: { ...said.key_result, chance: "18" } };
  shellAnswers({ syncMeeting: () => meeting({ items: [lagging] }) });
  await open(<MeetingPage />);
  const [first] = await screen.findAllByTestId("agenda-item");
  const standing = first?.querySelector("[data-standing]");
  expect(standing?.getAttribute("title")).toBe("有 18 % 的把握达成");
});

it("the agenda tells what was said, what is in the way and what hangs on it", async () => {
  shellAnswers({ syncMeeting: () => meeting() });
  await open(<MeetingPage />);
  const [first] = await screen.findAllByTestId("agenda-item");
  for (const told of ["供应商晚三天", "障碍：缺包材", "关联：双11引流", "信心 2 · 很难", "落后"])
    expect(first?.textContent).toContain(told);
  expect(screen.getByTestId("meeting-time").textContent).toContain("周一 11-16 09:00");
});

it("a decision about a goal says who does it until when", async () => {
  shellAnswers({
    syncMeeting: () => meeting(),
    newId: () => "fresh",
    saveDecision: () => ({ tx: 1, changed: ["notices"] }),
  });
  await open(<MeetingPage />);
  fireEvent.click((await screen.findAllByTestId("decide"))[0] as HTMLElement);
  fireEvent.change(await screen.findByTestId("decision-title"), {
    target: { value: "周三前补货 500 件" },
  });
  fireEvent.click(screen.getByTestId("save"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "saveDecision")?.args).toEqual([
      {
        id: "fresh",
        kind: "decision",
        title: "周三前补货 500 件",
        owner_id: "owner",
        due_on: "2026-11-29",
        done_on: null,
        goal_id: "备货满足率",
        week: "2026-11-16",
      },
    ]),
  );
});

it("who may not decide sees the time but no button; other weeks are one click away", async () => {
  shellAnswers({ syncMeeting: () => meeting({ may_decide: false, items: [] }) });
  await open(<MeetingPage />);
  expect(await screen.findByText("没有要讨论的")).toBeTruthy();
  expect(screen.queryByTestId("new-decision")).toBeNull();
  fireEvent.click(screen.getByTestId("previous-week"));
  await waitFor(() =>
    expect(asked.filter(({ name }) => name === "syncMeeting").at(-1)?.args).toEqual(["2026-11-09"]),
  );
});
