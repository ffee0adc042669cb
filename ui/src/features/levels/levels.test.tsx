import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { LevelPage, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { LevelsPage } from "./LevelsPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const session: Session = { ...owner, grants: [{ operation: "edit_chain", reach: "chain" }] };
const none: LevelPage = {
  rules: { id: "rules", own: false, window_days: 365, levels: [] },
  counts: [{ level: "钻石", customers: 12 }],
};
const argsOf = (name: string) => asked.filter((one) => one.name === name).map(({ args }) => args);

it("rules begin with three levels and are kept while files still tell", async () => {
  shellAnswers({
    levelPage: () => none,
    saveLevelRules: () => ({ tx: 1, changed: [], count: 0 }),
  });
  await open(<LevelsPage />, session);
  fireEvent.click(await screen.findByTestId("levels-template"));
  expect(screen.getAllByTestId("level-row")).toHaveLength(3);
  expect(screen.getByTestId("levels-rule").textContent).toContain("以会员文件里写的为准");
  expect(screen.getByTestId("levels-others").textContent).toContain("钻石");
  fireEvent.change(screen.getAllByTestId("level-benefits")[0] as HTMLElement, {
    target: { value: "生日礼" },
  });
  fireEvent.click(screen.getByTestId("levels-save"));
  await waitFor(() => expect(argsOf("saveLevelRules")).toHaveLength(1));
  const [rules] = argsOf("saveLevelRules")[0] as [LevelPage["rules"]];
  expect(rules.own).toBe(false);
  expect(rules.levels[0]).toEqual({ name: "银卡", spent_at_least: 1000, benefits: "生日礼" });
});

it("before own rules are switched on it is said how many levels change", async () => {
  const level = { name: "银卡", spent_at_least: 1000, benefits: "" };
  shellAnswers({
    levelPage: () => ({ ...none, rules: { ...none.rules, levels: [level] } }),
    previewLevels: () => 37,
    saveLevelRules: () => ({ tx: 1, changed: [], count: 37 }),
  });
  await open(<LevelsPage />, session);
  fireEvent.click(await screen.findByTestId("levels-own"));
  fireEvent.click(screen.getByTestId("levels-save"));
  await waitFor(() => expect(document.body.textContent).toContain("37 位客户的等级改变"));
  expect(argsOf("saveLevelRules")).toEqual([]);
  const sure = document.querySelector(".ant-modal-confirm-btns .ant-btn-primary");
  fireEvent.click(sure as HTMLElement);
  await waitFor(() => expect(argsOf("saveLevelRules")).toHaveLength(1));
});

it("who may not change the chain reads the rules", async () => {
  shellAnswers({ levelPage: () => none });
  await open(<LevelsPage />);
  expect((await screen.findByTestId("empty")).textContent).toContain("还没有等级规则");
  expect(screen.queryByTestId("levels-template")).toBeNull();
});
