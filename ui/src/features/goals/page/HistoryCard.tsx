import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../../components/Page";
import { useMay } from "../../../components/session";
import { Fold } from "../Fold";
import { GoalHistory } from "../GoalHistory";

type Props = { objective: string; result: string | null };

/** Who changed the key result and its objective, behind one line. */
export function HistoryCard({ objective, result }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const allowed = useMay("view_history");
  if (!allowed) return null;
  return (
    <Card>
      <Fold
        title={t("history.title")}
        note={t("goal_page.history_note")}
        open={open}
        onOpen={setOpen}
        testId="goal-history"
      >
        {result && <GoalHistory table="key_result" id={result} title={t("goal_page.result")} />}
        <GoalHistory table="objective" id={objective} title={t("goal_page.objective")} />
      </Fold>
    </Card>
  );
}
