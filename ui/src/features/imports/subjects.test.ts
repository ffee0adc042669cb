/// <reference types="node" />
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Field, Subject } from "../../bindings";
import { FIELDS, missingFields, neededFields, SUBJECTS, wantedFields } from "./subjects";

const shell = readFileSync("../crates/domain/src/subject.rs", "utf8");
const code = (name: string) => name.replace(/(?!^)(?=[A-Z])/g, "_").toLowerCase();

describe("the fields of a subject", () => {
  const lists = shell.slice(shell.indexOf("pub const fn fields"), shell.indexOf("const fn needed"));
  it.each(SUBJECTS)("%s are those the shell knows, in its order", (subject) => {
    const name = subject.replace(/(?:^|_)([a-z])/g, (_, first: string) => first.toUpperCase());
    const list = new RegExp(`Self::${name} => (?:\\{\\s*)?&\\[([^\\]]*)\\]`).exec(lists)?.[1] ?? "";
    const fields = list.split(",").map((field) => code(field.trim()));
    expect(FIELDS[subject]).toEqual(fields.filter(Boolean));
  });

  it.each(SUBJECTS)("%s hold every needed one", (subject) => {
    for (const field of neededFields(subject)) expect(FIELDS[subject]).toContain(field);
  });
});

const cases: [Subject, Field[], Field[]][] = [
  ["sales", ["order_no", "ordered_at", "amount"], []],
  ["sales", ["order_no", "ordered_at", "quantity", "unit_price"], []],
  ["sales", ["order_no", "ordered_at", "quantity"], ["unit_price"]],
  ["sales", [], ["order_no", "ordered_at", "quantity", "unit_price"]],
  ["settlement", ["ordered_at", "expense"], []],
  ["settlement", ["ordered_at"], ["amount"]],
  ["traffic", ["day", "buyers"], ["visitors"]],
  ["members", ["phone"], []],
  ["members", ["customer_name"], ["card"]],
];
it.each(cases)("a file of %s with %j still needs %j", (subject, mapped, missing) => {
  expect(missingFields(subject, mapped)).toEqual(missing);
});

it.each<[Subject, Field[], Field[]]>([
  ["sales", ["order_no", "ordered_at"], ["amount", "quantity", "unit_price"]],
  ["sales", ["order_no", "ordered_at", "quantity"], ["amount", "unit_price"]],
  ["sales", ["order_no", "ordered_at", "amount"], []],
  ["settlement", ["ordered_at"], ["amount", "income", "expense"]],
])("in a file of %s with %j each of %j would help", (subject, mapped, wanted) => {
  expect(wantedFields(subject, mapped)).toEqual(wanted);
});
