import { useEffect, useState } from "react";

/** A record being edited: what the form shows, whether it differs from what is kept. */
export function useDraft<T extends object>(kept: T) {
  const [draft, setDraft] = useState(kept);
  const [base, setBase] = useState(kept);
  const dirty = JSON.stringify(draft) !== JSON.stringify(base);
  useEffect(() => {
    // Someone else's change shows at once, unless it would take away what is being typed.
    if (JSON.stringify(kept) === JSON.stringify(base)) return;
    if (!dirty) setDraft(kept);
    setBase(kept);
  }, [kept, base, dirty]);
  const set = <Name extends keyof T>(name: Name, value: T[Name]) =>
    setDraft((old) => ({ ...old, [name]: value }));
  return { draft, set, dirty, reset: () => setDraft(base), saved: () => setBase(draft) };
}
