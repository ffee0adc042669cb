import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useAutoLock } from "./useAutoLock";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const minutes = (count: number) => count * 60_000;

it("an idle window locks after the chain's minutes", () => {
  const lock = vi.fn();
  renderHook(() => useAutoLock(10, lock));
  vi.advanceTimersByTime(minutes(9.9));
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(minutes(0.2));
  expect(lock).toHaveBeenCalled();
});

it.each(["keydown", "pointermove", "pointerdown", "wheel"])(
  "a %s starts the minutes anew",
  (sign) => {
    const lock = vi.fn();
    renderHook(() => useAutoLock(10, lock));
    vi.advanceTimersByTime(minutes(9));
    window.dispatchEvent(new Event(sign));
    vi.advanceTimersByTime(minutes(9));
    expect(lock).not.toHaveBeenCalled();
  },
);

it("a machine that slept longer than the minutes wakes up locked", () => {
  const lock = vi.fn();
  renderHook(() => useAutoLock(10, lock));
  vi.setSystemTime(Date.now() + minutes(60));
  vi.advanceTimersByTime(5_000);
  expect(lock).toHaveBeenCalled();
});

it("a window that is gone locks nothing", () => {
  const lock = vi.fn();
  const { unmount } = renderHook(() => useAutoLock(10, lock));
  unmount();
  vi.advanceTimersByTime(minutes(20));
  expect(lock).not.toHaveBeenCalled();
});

it("somebody who only reads is made known to the shell, an empty chair is not", () => {
  const tellShell = vi.fn();
  renderHook(() => useAutoLock(10, vi.fn(), tellShell));
  vi.advanceTimersByTime(minutes(2));
  expect(tellShell).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("pointermove"));
  vi.advanceTimersByTime(minutes(1));
  expect(tellShell).toHaveBeenCalledTimes(1);
});
