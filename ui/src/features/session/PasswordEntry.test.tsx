import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { refused, shellAnswers } from "../../testing/shell";
import { open, owner } from "../../testing/window";
import { PasswordEntry } from "./PasswordEntry";

vi.mock("../../bindings", async () => (await import("../../testing/shell")).bindingsOfTests());

const person = { employee_id: "owner", name: "王芳", role: "owner" as const, store_name: null };

async function enter(password: string) {
  const onSignedIn = vi.fn();
  await open(<PasswordEntry person={person} samplePassword="示例" onSignedIn={onSignedIn} />);
  const field = await screen.findByTestId("password");
  fireEvent.change(field, { target: { value: password } });
  fireEvent.click(screen.getByTestId("sign-in"));
  return onSignedIn;
}

it("the right password signs in", async () => {
  shellAnswers({ signIn: () => owner });
  const onSignedIn = await enter("right");
  await vi.waitFor(() => expect(onSignedIn.mock.calls[0]?.[0]).toEqual(owner));
});

it("a lockout says how long it still lasts and blocks the button", async () => {
  shellAnswers({ signIn: () => refused("locked_out", { until: String(Date.now() + 272_000) }) });
  await enter("wrong");
  expect(await screen.findByText(/请 4 分 3\d 秒后再试/)).toBeTruthy();
  expect(screen.getByTestId("sign-in").closest("button")?.disabled).toBe(true);
});

it("the sample chain shows its password and fills it in", async () => {
  shellAnswers({});
  await open(<PasswordEntry person={person} samplePassword="demo-2026" onSignedIn={vi.fn()} />);
  fireEvent.click(await screen.findByText("填入"));
  expect((screen.getByTestId("password") as HTMLInputElement).value).toBe("demo-2026");
});
