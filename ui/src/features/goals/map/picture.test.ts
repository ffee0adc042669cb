import { expect, it } from "vitest";
import { bow } from "./AsideEdge";
import { fitted, frameOf, sharpness } from "./picture";

it("the picture holds every goal with room round them, and never more than an engine draws", () => {
  const boxes = [
    { x: 0, y: 0, width: 236, height: 88 },
    { x: 900, y: 5000, width: 200, height: 60 },
  ];
  const frame = frameOf(boxes);
  expect(frame.x).toBeLessThan(0);
  expect(frame.x + frame.width).toBeGreaterThan(1100);
  expect(frame.y + frame.height).toBeGreaterThan(5060);
  expect(sharpness({ width: 900, height: 600 })).toBe(2);
  expect(sharpness({ width: 900, height: 16384 })).toBe(0.5);
});

it("on a page the picture is as large as it fits, in the middle, in its own shape", () => {
  const page = { width: 1190, height: 842 };
  const wide = fitted({ width: 2000, height: 500 }, page);
  expect(wide.width / wide.height).toBeCloseTo(4);
  expect(wide.x * 2 + wide.width).toBeCloseTo(page.width);
  expect(wide.y * 2 + wide.height).toBeCloseTo(page.height);
  const tall = fitted({ width: 500, height: 2000 }, page);
  expect(tall.height).toBeLessThan(page.height);
});

it("a link across swings out below a row and beside a column, the longer the farther", () => {
  const level = { sourceX: 0, sourceY: 100, targetX: 300, targetY: 100 };
  const near = bow(level, "rows");
  expect(near.x).toBe(150);
  expect(near.y).toBeGreaterThan(100);
  expect(bow({ ...level, targetX: 900 }, "rows").y).toBeGreaterThan(near.y);
  const beside = bow({ sourceX: 200, sourceY: 0, targetX: 200, targetY: 400 }, "columns");
  expect(beside.x).toBeGreaterThan(200);
  expect(beside.y).toBe(200);
});
