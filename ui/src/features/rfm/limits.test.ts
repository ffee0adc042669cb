import { expect, it } from "vitest";
import { limitsOf } from "./limits";

it.each([
  ["", []],
  ["  ", []],
  ["30 60 90 180", [30, 60, 90, 180]],
  ["30, 60，90、180", [30, 60, 90, 180]],
  ["30 60 90", null],
  ["30 60 90 180 360", null],
  ["30 60 60 180", null],
  ["60 30 90 180", null],
  ["30 60 90 x", null],
  ["1.5 2 3 4", null],
  ["-1 2 3 4", null],
])("limits typed as %j are read or refused whole", (text, expected) => {
  expect(limitsOf(text)).toEqual(expected);
});
