import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Employee, Posting, Session } from "../../bindings";
import { asked, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { Postings } from "./Postings";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const who: Session = {
  ...owner,
  grants: (["view_scores", "edit_employee"] as const).map((operation) => ({
    operation,
    reach: "chain",
  })),
};
const lin = {
  id: "lin",
  name: "林晓",
  post: "导购",
  store_id: "xuhui",
  department_id: null,
  region_id: null,
  joined_on: "2025-03-01",
} as Employee;
const posting: Posting = {
  id: "first",
  employee_id: "lin",
  from_on: "2025-03-01",
  post: "导购",
  department_id: null,
  store_id: "xuhui",
  region_id: null,
};
const stores = { listStores: () => [{ id: "xuhui", name: "徐汇店" }] };
const written = () => ({ tx: 1, changed: ["people"] });

it("postings are listed with their day, and one can be dropped", async () => {
  shellAnswers({ ...stores, listPostings: () => [posting], deletePosting: written });
  await open(<Postings employee={lin} />, who);
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByTestId("postings"));
  const line = await screen.findByTestId("posting");
  await waitFor(() => expect(line.textContent).toBe("2025-03-01导购徐汇店"));
  fireEvent.click(screen.getByTestId("posting-delete"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "deletePosting")?.args).toEqual(["first"]),
  );
});

it("the first posting begins where somebody began", async () => {
  shellAnswers({ ...stores, listPostings: () => [], savePosting: written });
  await open(<Postings employee={lin} />, who);
  fireEvent.click(screen.getByTestId("postings"));
  expect(await screen.findByTestId("no-postings")).toBeTruthy();
  fireEvent.change(screen.getByTestId("posting-post"), { target: { value: "组长" } });
  fireEvent.click(screen.getByTestId("posting-save"));
  await waitFor(() =>
    expect(asked.find(({ name }) => name === "savePosting")?.args[0]).toMatchObject({
      employee_id: "lin",
      from_on: "2025-03-01",
      post: "组长",
      store_id: "xuhui",
    }),
  );
});

it("who sees no scores sees no postings", async () => {
  shellAnswers({});
  await open(<Postings employee={lin} />);
  expect(screen.queryByTestId("postings")).toBeNull();
});
