import { expect, it } from "vitest";
import { placed } from "./tree";

const department = (id: string, parent_id: string | null) => ({ id, name: id, parent_id });

it("departments stand under their parents", () => {
  const rows = placed([department("b", "a"), department("c", "b"), department("a", null)]);
  expect(rows.map(({ id, depth }) => `${depth}${id}`)).toEqual(["0a", "1b", "2c"]);
});

it("a loop or a lost parent loses no department", () => {
  const rows = placed([department("a", "b"), department("b", "a"), department("c", "gone")]);
  expect(rows.map(({ id }) => id).sort()).toEqual(["a", "b", "c"]);
});
