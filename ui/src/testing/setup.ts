import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { startTexts } from "../i18n";

// What the test browser lacks and the windows have.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", NoObserver);
vi.stubGlobal("matchMedia", (media: string) => ({
  media,
  matches: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
}));

vi.stubGlobal("scrollTo", () => undefined);

startTexts("zh-CN");
afterEach(cleanup);
