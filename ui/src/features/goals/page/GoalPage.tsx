import { AimOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalLink, GoalPage as Page } from "../../../bindings";
import { useAddress, useGo } from "../../../components/address";
import { Card, EmptyState, Failed, Loading } from "../../../components/Page";
import { useGoalPage } from "../queries";
import { CheckInForm } from "./CheckInForm";
import { CheckIns } from "./CheckIns";
import { GoalHead } from "./GoalHead";
import { HistoryCard } from "./HistoryCard";
import { LinkForm } from "./LinkForm";
import { Links } from "./Links";
import { ObjectiveCard } from "./ObjectiveCard";
import styles from "./page.module.css";
import { Reasons } from "./Reasons";
import { ResultCard } from "./ResultCard";
import { ResultSwitch } from "./ResultSwitch";
import { linesOf, ResultTable } from "./ResultTable";

/** One key result or objective from all sides; the address says which. */
export function GoalPage() {
  const { id } = useAddress();
  return id === undefined ? <NoGoal /> : <Goal key={id} id={id} />;
}

function NoGoal() {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <div className={styles.page}>
      <Card fill>
        <EmptyState
          icon={<AimOutlined />}
          title={t("goal_page.none")}
          text={t("goal_page.none_text")}
        >
          <Button type="primary" onClick={() => go("/goals/tree")}>
            {t("goal_page.to_tree")}
          </Button>
        </EmptyState>
      </Card>
    </div>
  );
}

function Goal({ id }: { id: string }) {
  const { data, error } = useGoalPage(id);
  return (
    <div className={styles.page} data-testid="goal-page">
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Answer page={data} id={id} />}
    </div>
  );
}

/** What is being written beside the page. */
type Writing = { what: "check_in" } | { what: "link"; kept?: GoalLink } | null;

function Answer({ page, id }: { page: Page; id: string }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<Writing>(null);
  const { goal, key_result: row, supporters } = page;
  const { objective } = goal;
  const result = id === objective.id ? null : row;
  const done = () => setWriting(null);
  const say = () => setWriting({ what: "check_in" });
  const lines = supporters.flatMap((one) => linesOf(one, t("goal_level.chain")));
  return (
    <>
      <GoalHead page={page} isResult={result !== null} onSay={say} />
      {goal.key_results.length > 0 && <ResultSwitch goal={goal} shown={id} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          {result ? <ResultCard page={page} row={result} /> : <ObjectiveCard page={page} />}
          {lines.length > 0 && (
            <Card
              title={t("goal_page.supporters")}
              aside={t("goal_page.supporters_about")}
              flush
              testId="supporters"
            >
              <ResultTable
                label={t("goal_page.supporters")}
                lines={lines}
                of="others"
                testId="supporter-row"
              />
            </Card>
          )}
          <HistoryCard objective={objective.id} result={result?.key_result.id ?? null} />
        </div>
        <div className={styles.side}>
          {result && <CheckIns page={page} row={result} onSay={say} />}
          <Reasons page={page} />
          <Links
            page={result ? page : { ...page, key_result: null }}
            onAdd={() => setWriting({ what: "link" })}
            onChange={(kept) => setWriting({ what: "link", kept })}
          />
        </div>
      </div>
      {writing?.what === "check_in" && result && (
        <CheckInForm row={result} last={page.check_ins[0]} onClose={done} />
      )}
      {writing?.what === "link" && (
        <LinkForm
          ends={{ objective: objective.id, result: result?.key_result.id ?? null }}
          kept={writing.kept}
          onClose={done}
        />
      )}
    </>
  );
}
