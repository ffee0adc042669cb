import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Session } from "../../bindings";
import { hiddenAt } from "../../components/modules";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { HiddenModule } from "./HiddenModule";
import { ModulesPage } from "./ModulesPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const boss: Session = {
  ...owner,
  grants: [{ operation: "edit_chain", reach: "chain" }],
  hidden_modules: ["rfm", "stages"],
};
const done = { value: null, tx: 1, changed: [] };

it("an address below what is put away is put away with it, its neighbours are not", () => {
  expect(hiddenAt("/customers/rfm", ["rfm"])).toBe("rfm");
  expect(hiddenAt("/customers/list", ["rfm"])).toBeNull();
  expect(hiddenAt("/customers/list", ["customers"])).toBe("customers");
  expect(hiddenAt("/data/metrics", ["explore"])).toBeNull();
  expect(hiddenAt("/goals/goal", ["goals"])).toBe("goals");
});

it("the address of what is put away says so and brings it back alone", async () => {
  shellAnswers({ hideModules: () => done });
  await open(<HiddenModule module="stages" />, boss);
  expect(screen.getByText("经营阶段已经收起来了")).toBeTruthy();
  fireEvent.click(screen.getByTestId("show-module"));
  await waitFor(() => expect(asked.at(-1)).toEqual({ name: "hideModules", args: [["rfm"]] }));
});

it("who may not change the chain is told whom to ask", async () => {
  shellAnswers({});
  await open(<HiddenModule module="stages" />, { ...boss, grants: [] });
  expect(screen.queryByTestId("show-module")).toBeNull();
  expect(screen.getByText(/请能改连锁设置的人/)).toBeTruthy();
});

it("the light version puts away what a small shop does not use every day", async () => {
  shellAnswers({ hideModules: () => done });
  await open(<ModulesPage />, boss);
  fireEvent.click(screen.getByText("轻量版"));
  await waitFor(() => expect(asked.at(-1)?.name).toBe("hideModules"));
  const put = asked.at(-1)?.args[0];
  expect(put).toContain("identity");
  expect(put).not.toContain("customers");
  expect(put).not.toContain("goals");
});

it("goals are put away by themselves", async () => {
  shellAnswers({ hideModules: () => done });
  await open(<ModulesPage />, boss);
  fireEvent.click(screen.getByTestId("module-goals"));
  await waitFor(() => expect(asked.at(-1)?.args).toEqual([["rfm", "stages", "goals"]]));
});
