import { expect, it } from "vitest";
import { openDetail, readSearch } from "./address";

it("an import link carries its files, one or many", () => {
  expect(readSearch({ paths: ["/a.csv", "/b.csv"] }).paths).toEqual(["/a.csv", "/b.csv"]);
  expect(readSearch({ paths: "/a.csv" }).paths).toEqual(["/a.csv"]);
});

it("nonsense in an address is dropped instead of breaking a screen", () => {
  const search = { scope: 3, open: {}, rows: "x", paths: 7, id: 4, filter: "y" };
  expect(Object.values(readSearch(search)).every((value) => value === undefined)).toBe(true);
});

it("an address names the thing whose drawer is open", () => {
  expect(openDetail({ open: "order:0192-aa" })).toEqual({ kind: "order", id: "0192-aa" });
  expect(openDetail({ open: "order" })).toBeNull();
  expect(openDetail({})).toBeNull();
});
