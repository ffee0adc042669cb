import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDrawers } from "../../components/address";
import { ExportButton } from "../../components/ExportButton";
import { useFilters } from "../../components/filters";
import { span } from "../../components/format";
import { Card, Failed, Loading, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { Clashes } from "./Clashes";
import { goalFilter, isNarrowed } from "./filters";
import { GoalCounts } from "./GoalCounts";
import { GoalFilters } from "./GoalFilters";
import { GoalTreeList } from "./GoalTreeList";
import { LeftOutNote } from "./LeftOutNote";
import { NoGoals } from "./NoGoals";
import { overlap, shownDays } from "./periods";
import { useGoalTree } from "./queries";
import { GoalSheetButton } from "./sheet/GoalSheetButton";
import { TemplatesDialog } from "./TemplatesDialog";
import { useUnfolding } from "./unfolding";
import { useFurther } from "./useFurther";

/** What everybody wants to reach, from the chain down to one person. */
export function GoalTreePage() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [filters, change] = useFilters();
  const { open } = useDrawers();
  const may = useMay("edit_goal");
  const mayApply = useMayApply();
  const [templates, setTemplates] = useState(false);
  const unfolding = useUnfolding();
  const filter = goalFilter(filters, chain.today);
  const { data: tree, error } = useGoalTree(filter);
  const further = useFurther(filter, tree);
  const days = shownDays(filters, chain.today);
  const isEmpty = tree?.rows.length === 0;
  const begin = () => open("goal", "new");
  const applied = (from: string, to: string) => {
    setTemplates(false);
    // What was just made is to be seen.
    if (days && !overlap(days, { from, to })) change({ period: "all", from: null, to: null });
  };
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("rail.goals")}
        about={days ? span(days.from, days.to, chain.today) : t("goal_period.all")}
        actions={
          !isEmpty &&
          tree && (
            <>
              {mayApply && (
                <Button data-testid="goal-templates" onClick={() => setTemplates(true)}>
                  {t("goal_template.title")}
                </Button>
              )}
              {may && (
                <Button type="primary" data-testid="new-goal" onClick={begin}>
                  {t("goal.new")}
                </Button>
              )}
            </>
          )
        }
      />
      <div className={screen.tools}>
        <GoalFilters filters={filters} change={change} />
        <span className={screen.grow} />
        {!isEmpty && tree && unfolding.tools}
        {!isEmpty && tree && (
          <ExportButton
            rows={{ what: "goals", filter: { ...filter, most: null } }}
            name={t("rail.goals")}
          />
        )}
        {!isEmpty && tree && may && <GoalSheetButton />}
      </div>
      {tree && !isEmpty && <GoalCounts tally={tree.tally} />}
      {tree && <LeftOutNote left={tree.left_out} />}
      <Card fill flush>
        {(error ?? further.error) && <Failed error={error ?? further.error} />}
        {!tree && !error && <Loading />}
        {tree && <Clashes tree={tree} />}
        {tree && !isEmpty && (
          <GoalTreeList
            rows={further.rows}
            hasMore={further.hasMore}
            onMore={further.read}
            isOpen={unfolding.isOpen}
            onToggle={unfolding.toggle}
          />
        )}
        {isEmpty && (
          <NoGoals
            narrowed={isNarrowed(filters)}
            allDays={days === null}
            onEverything={(everything) => change(everything)}
            onNew={may ? begin : null}
            onTemplates={mayApply ? () => setTemplates(true) : null}
          />
        )}
      </Card>
      {templates && <TemplatesDialog onClose={() => setTemplates(false)} onApplied={applied} />}
    </div>
  );
}

/** A template makes goals of the whole chain. */
function useMayApply(): boolean {
  const { grants } = useSigned().session;
  return grants.some(({ operation, reach }) => operation === "edit_goal" && reach === "chain");
}
