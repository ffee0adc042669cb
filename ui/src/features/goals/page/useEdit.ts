import type { GoalPage } from "../../../bindings";
import { useDrawers } from "../../../components/address";

/** Opens the form of the page's objective; nothing for who may not change it. */
export function useEdit({ goal, may_edit, may_agree }: GoalPage): (() => void) | null {
  const { open } = useDrawers();
  return may_edit || may_agree ? () => open("goal", goal.objective.id) : null;
}
