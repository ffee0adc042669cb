import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { ratingTask } from "../../../testing/scores";
import { asked, refused, shellAnswers } from "../../../testing/shell";
import { open } from "../../../testing/window";
import { MarksPage } from "./MarksPage";
import { choices } from "./tasks";

vi.mock("../../../bindings", async () =>
  (await import("../../../testing/shell")).bindingsOfTests(),
);

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
});

const given = { given: "4.0", evidence: "晨会照片", is_done: true };
const tasks = [
  ratingTask("周敏", "态度", given),
  ratingTask("林晓", "态度", given),
  ratingTask("林晓", "陈列"),
  ratingTask("林晓", "协作", { is_of_many: true }),
];
const written = () => ({ tx: 1, changed: ["scores"] });
const marks = () => asked.filter(({ name }) => name === "rateWork").map(({ args }) => args[0]);

async function lineOf(item: string): Promise<HTMLElement> {
  const lines = await screen.findAllByTestId("mark-line");
  return lines.find(({ dataset }) => dataset.item === item) as HTMLElement;
}
const save = (line: HTMLElement) => within(line).getByTestId("mark-save") as HTMLButtonElement;
const write = (line: HTMLElement, value: string) =>
  fireEvent.change(within(line).getByTestId("mark-evidence"), { target: { value } });

it("a mark has a button while there are few", () => {
  expect(choices({ lowest: "1", highest: "5", step: "0.5" })).toHaveLength(9);
  expect(choices({ lowest: "0", highest: "1", step: "0.1" })?.at(-2)).toBe("0.9");
  expect(choices({ lowest: "0", highest: "100", step: "1" })).toBeNull();
  expect(choices(null)).toBeNull();
});

it("who is open stands first, and how far one is", async () => {
  shellAnswers({ ratingTasks: () => tasks });
  await open(<MarksPage />);
  const people = await screen.findAllByTestId("marks-person");
  expect(people.map(({ dataset }) => dataset.id)).toEqual(["林晓", "周敏"]);
  expect(screen.getByTestId("marks-progress").textContent).toContain("已评 2 / 4");
  expect(screen.getAllByTestId("mark-line")).toHaveLength(3);
  expect(asked[0]?.args).toEqual([{ from: "2026-11-01", to: "2026-11-30" }]);
});

it("a mark wants evidence, is saved by itself, and leads on to the next open line", async () => {
  shellAnswers({ ratingTasks: () => tasks, rateWork: written });
  await open(<MarksPage />);
  const line = await lineOf("陈列");
  fireEvent.click(within(line).getByText("4.5"));
  expect(save(line).disabled).toBe(true);
  expect(line.textContent).toContain("再写一句依据");
  write(line, "堆头按图摆好");
  fireEvent.keyDown(within(line).getByTestId("mark-evidence"), { key: "Enter" });
  await waitFor(() =>
    expect(marks()).toEqual([
      {
        employee_id: "林晓",
        family_id: "family",
        item: "陈列",
        day: "2026-11-01",
        value: "4.5",
        evidence: "堆头按图摆好",
      },
    ]),
  );
  const next = await lineOf("协作");
  await waitFor(() => expect(next.contains(document.activeElement)).toBe(true));
});

it("marks of many need no evidence, and it is said that only their mean is shown", async () => {
  shellAnswers({ ratingTasks: () => tasks, rateWork: written });
  await open(<MarksPage />);
  const line = await lineOf("协作");
  expect(within(line).getByTestId("of-many").textContent).toContain("满三人");
  fireEvent.click(within(line).getByText("3"));
  fireEvent.click(save(line));
  await waitFor(() => expect(marks()).toMatchObject([{ item: "协作", value: "3", evidence: "" }]));
});

it("what is refused stays with its line and loses nothing, whoever is looked at meanwhile", async () => {
  shellAnswers({ ratingTasks: () => tasks, rateWork: () => refused("denied") });
  await open(<MarksPage />);
  const line = await lineOf("陈列");
  fireEvent.click(within(line).getByText("2"));
  write(line, "缺货两天");
  fireEvent.click(save(line));
  expect((await within(line).findByTestId("mark-error")).textContent).toContain("没有改动任何内容");
  fireEvent.click(screen.getAllByTestId("marks-person")[1] as HTMLElement);
  await waitFor(() => expect(screen.getAllByTestId("mark-line")).toHaveLength(1));
  fireEvent.click(screen.getAllByTestId("marks-person")[0] as HTMLElement);
  await waitFor(() => expect(screen.getAllByTestId("mark-line")).toHaveLength(3));
  const again = await lineOf("陈列");
  expect((within(again).getByTestId("mark-evidence") as HTMLTextAreaElement).value).toBe(
    "缺货两天",
  );
  expect(within(again).getByTestId("mark-error")).toBeTruthy();
});

it("any number has a field, yes and no have words", async () => {
  shellAnswers({
    ratingTasks: () => [
      ratingTask("林晓", "培训", { marks: { lowest: "0", highest: "1", step: "1" } }),
      ratingTask("林晓", "产出", { marks: null }),
    ],
    rateWork: written,
  });
  await open(<MarksPage />);
  fireEvent.click(within(await lineOf("培训")).getByText("是"));
  const line = await lineOf("产出");
  const field = within(line).getByTestId("mark-number");
  fireEvent.change(field.querySelector("input") ?? field, { target: { value: "12.5" } });
  write(line, "台账");
  fireEvent.click(save(line));
  await waitFor(() => expect(marks()).toMatchObject([{ item: "产出", value: "12.5" }]));
});

it("with nothing to mark it says when there will be", async () => {
  shellAnswers({ ratingTasks: () => [] });
  await open(<MarksPage />);
  expect(await screen.findByText("这个月没有要你评的")).toBeTruthy();
});
