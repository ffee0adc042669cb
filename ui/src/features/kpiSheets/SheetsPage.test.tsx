import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { LibraryEntry, SheetRow } from "../../bindings";
import { sheet } from "../../testing/kpiSheets";
import { asked, shellAnswers } from "../../testing/shell";
import { open } from "../../testing/window";
import { SheetsPage } from "./SheetsPage";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const entry = (code: string, people: number, families: string[] = []): LibraryEntry => ({
  template: {
    code,
    name: { zh: code, en: code },
    post: { zh: `${code}岗`, en: "" },
    about: { zh: "说明", en: "" },
    shelf: code === "medals" ? "medals" : "posts",
    cycle: "month",
    groups: sheet().content.groups,
  },
  people,
  families,
});
const library = [entry("guide", 0), entry("host", 3), entry("copy", 1), entry("medals", 0)];
const row: SheetRow = {
  current: sheet({ published_from: "2026-10-01", name: { zh: "客服导购", en: "" } }),
  next: sheet({ id: "v2", version: 2 }),
  versions: 2,
  people: 6,
};
const rest = {
  kpiLibrary: () => library,
  kpiStagePacks: () => [
    {
      code: "start",
      name: { zh: "初创期" },
      about: { zh: "人少" },
      templates: ["copy"],
      advice: [{ zh: "当面说清楚" }],
    },
  ],
  kpiJobCards: () => [
    { code: "host", name: { zh: "主播" }, duties: [{ zh: "开播" }], template: "host" },
  ],
};

it("a sheet stands with its states, its groups, its versions and its people", async () => {
  shellAnswers({ ...rest, listKpiSheets: () => [row] });
  const { router } = await open(<SheetsPage />);
  const line = await screen.findByTestId("sheet-row");
  for (const told of ["客服导购", "现行", "草稿", "sales 60 %", "2026-10-01", "6"])
    expect(line.textContent).toContain(told);
  fireEvent.click(screen.getByTestId("sheet-people"));
  await waitFor(() =>
    expect(router.state.location).toMatchObject({
      pathname: "/scores/sheet",
      search: { sheet: "family", filter: { show: "assign" } },
    }),
  );
});

it("without sheets three templates for the posts that people have are offered", async () => {
  shellAnswers({ ...rest, listKpiSheets: () => [] });
  await open(<SheetsPage />);
  await screen.findAllByTestId("template");
  const codes = screen.getAllByTestId("template").map(({ dataset }) => dataset.code);
  expect(codes).toEqual(["host", "copy", "guide"]);
});

it("a template becomes a draft, which is opened", async () => {
  let made = false;
  shellAnswers({
    ...rest,
    listKpiSheets: () => (made ? [row] : []),
    draftFromTemplate: () => {
      made = true;
      return { sheet_id: "v2", tx: 1, changed: [] };
    },
  });
  const { router } = await open(<SheetsPage />);
  await screen.findAllByTestId("template");
  fireEvent.click(screen.getAllByTestId("template-use")[0] as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sheet: "family" }));
  expect(asked.find(({ name }) => name === "draftFromTemplate")?.args).toEqual(["host"]);
});

it("the library is narrowed by stage with its advice, and by job with its duties", async () => {
  shellAnswers({ ...rest, listKpiSheets: () => [row] });
  const { router } = await open(<SheetsPage />);
  fireEvent.click(await screen.findByTestId("sheet-new"));
  await waitFor(() => expect(screen.getAllByTestId("template")).toHaveLength(4));
  const choose = async (filter: Record<string, string>) =>
    router.navigate({ to: ".", search: { filter: { view: "library", ...filter } } as never });
  await choose({ stage: "start" });
  expect((await screen.findByTestId("stage-note")).textContent).toContain("当面说清楚");
  expect(screen.getAllByTestId("template")).toHaveLength(1);
  await choose({ job: "host" });
  expect((await screen.findByTestId("job-note")).textContent).toContain("开播");
  await choose({ find: "copy" });
  await waitFor(() => expect(screen.getByTestId("template").dataset.code).toBe("copy"));
});
