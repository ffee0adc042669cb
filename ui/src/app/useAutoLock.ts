import { useEffect } from "react";

const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "keydown", "wheel"] as const;
const LOOK_EVERY_MS = 5_000;
const TELL_EVERY_MS = 30_000;

/**
 * Locks after so many minutes without mouse or keyboard, also when the machine slept meanwhile.
 * The shell counts from its last command, so somebody who only reads is made known to it.
 */
export function useAutoLock(minutes: number, lock: () => void, tellShell?: () => void): void {
  useEffect(() => {
    if (minutes <= 0) return;
    let lastSeen = Date.now();
    let lastTold = lastSeen;
    const seen = () => {
      lastSeen = Date.now();
    };
    const look = () => {
      if (Date.now() - lastSeen >= minutes * 60_000) return lock();
      if (lastSeen - lastTold < TELL_EVERY_MS) return;
      lastTold = lastSeen;
      tellShell?.();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, seen, { passive: true });
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, seen);
    };
  }, [minutes, lock, tellShell]);
}
