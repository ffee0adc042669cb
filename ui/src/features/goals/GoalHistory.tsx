import { useMemo } from "react";
import { HistoryList } from "../../components/HistoryList";
import { everyName } from "./names";
import { useAllGoals } from "./queries";

type Props = { table: "objective" | "key_result"; id: string; title?: string };

/** Who changed a goal, when, from what to what; people and other goals by their names. */
export function GoalHistory(props: Props) {
  const { data } = useAllGoals();
  const names = useMemo(() => everyName(data?.rows ?? []), [data]);
  return <HistoryList {...props} names={names} />;
}
