import { useEffect } from "react";

const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown", "wheel"] as const;
const LOOK_EVERY_MS = 5_000;

/** Locks after so many minutes without mouse or keyboard, also when the machine slept meanwhile. */
export function useAutoLock(minutes: number, lock: () => void): void {
  useEffect(() => {
    if (minutes <= 0) return;
    let lastSeen = Date.now();
    const seen = () => {
      lastSeen = Date.now();
    };
    const look = () => {
      if (Date.now() - lastSeen >= minutes * 60_000) lock();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, seen, { passive: true });
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, seen);
    };
  }, [minutes, lock]);
}
