export const isMac = /Mac/i.test(navigator.userAgent);
/** The name of the command key on this platform. */
export const modifier = isMac ? "⌘" : "Ctrl";

/** Whether the person is writing, so that letters and undo belong to the text. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
