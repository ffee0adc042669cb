import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Promotion } from "../../../bindings";
import { asked, shellAnswers } from "../../../testing/shell";
import { open, owner } from "../../../testing/window";
import { PromotionsPage } from "./PromotionsPage";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

const anniversary: Promotion = {
  id: "p1",
  name: "店庆",
  begins_on: "2026-11-20",
  ends_on: "2026-11-24",
};
const past: Promotion = {
  ...anniversary,
  id: "p0",
  begins_on: "2025-11-20",
  ends_on: "2025-11-20",
};
const chainWide = { ...owner, grants: [{ operation: "edit_goal", reach: "chain" } as const] };

it("a promotion is changed where it stands, the newest first", async () => {
  shellAnswers({
    listPromotions: () => [past, anniversary],
    savePromotion: () => ({ tx: 1, changed: ["goals"] }),
  });
  await open(<PromotionsPage />, chainWide);
  const [first, second] = await screen.findAllByTestId("promotion");
  expect(first?.textContent).toContain("5 天");
  expect(first?.textContent).toContain("进行中");
  expect(second?.textContent).toContain("已结束");
  fireEvent.click(screen.getAllByTestId("edit-promotion")[0] as HTMLElement);
  fireEvent.change(screen.getAllByTestId("promotion-name")[1] as HTMLElement, {
    target: { value: "周年庆" },
  });
  fireEvent.click(screen.getAllByTestId("promotion-save")[1] as HTMLElement);
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "savePromotion")?.args).toEqual([
      { ...anniversary, name: "周年庆" },
    ]),
  );
});

it("who sets no goals of the chain reads the promotions only", async () => {
  shellAnswers({ listPromotions: () => [anniversary] });
  await open(<PromotionsPage />);
  expect(await screen.findByText("店庆")).toBeTruthy();
  for (const part of ["promotion-form", "edit-promotion", "drop-promotion"])
    expect(screen.queryByTestId(part)).toBeNull();
});
