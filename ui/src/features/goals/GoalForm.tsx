import { useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { GoalPage, GoalRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import { DetailDrawer, Section } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { SaveBar, TextField } from "../../components/Field";
import { Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { AgreeButton } from "./AgreeButton";
import { asChange, type GoalDraft, missing, numbersDiffer, weightsOf } from "./change";
import { DropGoal } from "./DropGoal";
import { GoalHistory } from "./GoalHistory";
import { KeyResultList } from "./KeyResultList";
import { useNames } from "./names";
import { ObjectiveFields } from "./ObjectiveFields";
import { useSaveGoal } from "./queries";
import { Weights } from "./Weights";

/** Brings the first field that is wrong into sight, once it is marked. */
function showFirstFault() {
  requestAnimationFrame(() => {
    const fault = document.querySelector('[data-testid="goal-drawer"] [role="alert"]');
    fault?.scrollIntoView?.({ block: "center" });
  });
}

type Props = {
  kept: GoalDraft;
  /** the goal as it is kept; none while it is being made */
  page: GoalPage | null;
  /** the goal that a new one is to support */
  supported: GoalRow | null;
};

/** An objective with its key results: its form, and what can be done with it. */
export function GoalForm({ kept, page, supported }: Props) {
  const { t } = useTranslation();
  const { close, open } = useDrawers();
  const { draft, set, dirty, reset, saved } = useDraft(kept);
  const [tried, setTried] = useState(false);
  const names = useNames(page?.goal ?? null, supported);
  const save = useSaveGoal();
  const may = page?.may_edit ?? true;
  const { objective } = draft;
  const mayNumbers = may && (!objective.locked || (page?.may_agree ?? true));
  const asksReason = objective.locked && numbersDiffer(kept, draft);
  const lacking = missing(draft, asksReason);
  const shared = page?.goal.shared ?? [];
  const keep = () => {
    setTried(true);
    if (lacking.size > 0) return showFirstFault();
    save.mutate(asChange(draft, asksReason), {
      onSuccess: () => {
        // The guard of unsaved work must be gone before the address changes.
        flushSync(saved);
        setTried(false);
        if (!page) open("goal", objective.id);
      },
    });
  };
  const lacks = (field: string) => (tried && lacking.has(field) ? t("invalid.missing") : undefined);
  return (
    <DetailDrawer
      title={page ? objective.title || t("goal.goal") : t("goal.new")}
      note={objective.locked && <Pill tone="tint">{t("goal.is_agreed")}</Pill>}
      onClose={close}
      dirty={dirty && !save.isPending}
      testId="goal-drawer"
      footer={
        may && (
          <>
            {page && <DropGoal row={page.goal} />}
            {page?.may_agree && !dirty && <AgreeButton row={page.goal} />}
            <SaveBar
              dirty={dirty}
              saving={save.isPending}
              onReset={() => {
                reset();
                setTried(false);
              }}
              onSave={keep}
            />
          </>
        )
      }
    >
      <ObjectiveFields
        draft={draft}
        set={set}
        may={may}
        mayNumbers={mayNumbers}
        names={names}
        lacks={lacks}
      />
      <Section
        title={t("goal.key_results")}
        aside={
          <Weights
            results={draft.key_results}
            taken={weightsOf([], shared)}
            may={mayNumbers}
            onChange={(results) => set("key_results", results)}
          />
        }
      >
        {objective.locked && !mayNumbers && (
          <p className={screen.muted}>{t("goal.numbers_locked")}</p>
        )}
        <KeyResultList
          objective={objective}
          results={draft.key_results}
          kept={kept.key_results}
          may={mayNumbers}
          names={names}
          lacks={lacks}
          onChange={(results) => set("key_results", results)}
        />
      </Section>
      {asksReason && (
        <TextField
          label={t("field.objective.change_reason")}
          hint={t("goal.reason_hint")}
          error={lacks("reason")}
          value={draft.reason}
          onChange={(reason) => set("reason", reason)}
          testId="goal-reason"
        />
      )}
      {page && <GoalHistory table="objective" id={objective.id} />}
    </DetailDrawer>
  );
}
