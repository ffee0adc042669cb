import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Relative addresses, because the window serves the files from its own protocol.
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The oldest engines the three platforms bring: WebKitGTK 2.40, WebView2, macOS 13.
    target: ["es2022", "safari16", "chrome110"],
    chunkSizeWarningLimit: 900,
  },
  server: { port: 1420, strictPort: true },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    css: false,
    testTimeout: 20_000,
  },
});
