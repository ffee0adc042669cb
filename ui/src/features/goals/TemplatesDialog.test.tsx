import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { GoalTemplateInfo } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { TemplatesDialog } from "./TemplatesDialog";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const target = { kind: "at_least", metric: "", unit_zh: "%", unit_en: "%" } as const;
const template = (code: string, name: string): GoalTemplateInfo => ({
  code,
  name_zh: name,
  name_en: name,
  about_zh: `${name}的说明`,
  about_en: "",
  begins_on: "2026-10-20",
  ends_on: "2026-11-11",
  targets: [
    { ...target, name: "stock", title_zh: "备货满足率", title_en: "Stocked", target: "95" },
    { ...target, name: "service", title_zh: "24小时解决率", title_en: "Solved", target: "98" },
  ],
});

it("a template is applied with the numbers that were changed, and says what it made", async () => {
  shellAnswers({
    goalTemplates: () => [template("double11", "双11大促"), template("annual", "年度目标")],
    listMetrics: () => [],
    applyGoalTemplate: () => ({ tx: 3, changed: [], count: 4 }),
  });
  const applied = vi.fn();
  await open(<TemplatesDialog onClose={() => undefined} onApplied={applied} />);
  await screen.findByTestId("goal-template-dialog");
  expect(screen.getByText(/已经过去/)).toBeTruthy();
  fireEvent.change(screen.getByTestId("template-stock"), { target: { value: "97" } });
  fireEvent.click(screen.getByText("建立这些目标"));
  expect(await screen.findByText("已建立 4 个目标")).toBeTruthy();
  expect(asked.find(({ name }) => name === "applyGoalTemplate")?.args).toEqual([
    {
      code: "double11",
      begins_on: "2026-10-20",
      ends_on: "2026-11-11",
      targets: [{ name: "stock", target: "97" }],
      language: "zh-CN",
    },
  ]);
  expect(screen.getByTestId("toast-undo")).toBeTruthy();
  await waitFor(() => expect(applied).toHaveBeenCalledWith("2026-10-20", "2026-11-11"));
});
