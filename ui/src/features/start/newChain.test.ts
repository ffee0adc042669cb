import { expect, it } from "vitest";
import { emptyChain, gaps, nextCode } from "./newChain";

const whole = {
  ...emptyChain,
  name: "花间集",
  stores: [{ code: "S01", name: "徐汇店" }],
  owner_name: "王芳",
  owner_password: "morning-08",
};

it("a whole chain has no gaps", () => {
  expect(gaps(whole)).toEqual([]);
});

it.each([
  ["name", { name: " " }],
  ["stores", { stores: [{ code: "S01", name: "" }] }],
  ["owner_name", { owner_name: "" }],
  ["owner_password", { owner_password: "short" }],
])("a missing %s is said", (gap, change) => {
  expect(gaps({ ...whole, ...change })).toEqual([gap]);
});

it("two stores with one code are said", () => {
  const stores = [
    { code: "S01", name: "徐汇店" },
    { code: "S01 ", name: "静安寺店" },
  ];
  expect(gaps({ ...whole, stores })).toEqual(["codes"]);
});

it("a new store row begins with a free code", () => {
  expect(nextCode([{ code: "S02", name: "" }])).toBe("S03");
});
