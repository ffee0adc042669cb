import { TrophyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { useGo } from "../../components/address";
import { useFilters } from "../../components/filters";
import { Card, EmptyState, Failed, Loading } from "../../components/Page";
import { useMay, useSigned } from "../../components/session";
import { Agreement } from "./Agreement";
import { DifferenceDrawer } from "./DifferenceDrawer";
import { Medals } from "./Medals";
import { Now } from "./Now";
import { Outcomes } from "./Outcomes";
import { PastScores } from "./PastScores";
import { PrintedProof } from "./PrintedProof";
import { Proof } from "./Proof";
import { dayNamed, grainNamed } from "./period";
import { type Asked, useProof } from "./queries";
import { ScoreHead } from "./ScoreHead";
import styles from "./score.module.css";

/** A score: where it stands, what it is made of, and what is still missing. */
export function ScorePage() {
  const { session } = useSigned();
  const [filters] = useFilters();
  const asked: Asked = {
    employee: filters.employee ?? null,
    day: dayNamed(filters.day),
    grain: grainNamed(filters.grain),
  };
  const { data, error } = useProof(asked, asked.employee ?? session.employee_id);
  return (
    <div className={styles.page} data-testid="score-page">
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && !error && <Answer proof={data} asked={asked} />}
    </div>
  );
}

function Answer({ proof, asked }: { proof: ScoreProof; asked: Asked }) {
  const { t } = useTranslation();
  const [showsChanges, setShowsChanges] = useState(false);
  if (proof.outcome === null)
    return (
      <>
        <ScoreHead proof={proof} />
        <NotMeasured proof={proof} />
      </>
    );
  return (
    <>
      <div className={styles.screen}>
        <ScoreHead proof={proof} />
        <Outcomes proof={proof} />
        <Now proof={proof} />
        <div className={styles.columns}>
          <Proof proof={proof} />
          <div className={styles.side}>
            <Medals proof={proof} />
            <PastScores proof={proof} employee={asked.employee} />
            <Agreement proof={proof} asked={asked} onChanges={() => setShowsChanges(true)} />
          </div>
        </div>
        <p className={styles.uses} data-testid="score-uses">
          {t("score.uses")}
        </p>
      </div>
      <PrintedProof proof={proof} />
      {showsChanges && (
        <DifferenceDrawer asked={asked} proof={proof} onClose={() => setShowsChanges(false)} />
      )}
    </>
  );
}

/** No sheet measures this person: what that means, and who can change it. */
function NotMeasured({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const edits = useMay("edit_kpi_sheet");
  const go = useGo();
  const isOwn = proof.employee_id === session.employee_id;
  const text = edits ? "score.none_edits" : isOwn ? "score.none_own" : "score.none_theirs";
  return (
    <Card fill>
      <EmptyState
        icon={<TrophyOutlined />}
        title={isOwn ? t("score.none") : t("score.none_of", { name: proof.name })}
        text={t(text)}
      >
        {edits && (
          <Button type="primary" data-testid="to-sheets" onClick={() => go("/scores/sheets")}>
            {t("score.to_sheets")}
          </Button>
        )}
      </EmptyState>
    </Card>
  );
}
