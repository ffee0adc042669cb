import { useEffect } from "react";
import { ipc } from "../ipc";

let told = false;

/** Tells the shell, once, that the first screen is painted and takes input. */
export function useWindowReady(ready: boolean): void {
  useEffect(() => {
    if (!ready || told) return;
    told = true;
    // Two frames: the first is being drawn now, the second comes after it is on the glass.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void ipc.windowReady().catch(() => undefined)),
    );
  }, [ready]);
}
