import type { TFunction } from "i18next";
import type { GoalPage, KeyResultRow } from "../../../bindings";
import { Figure } from "../../../components/Figure";
import { count } from "../../../components/format";
import { chanceOf, chancePercent } from "../chance";
import { wholePercent } from "../ProgressBar";
import { STANDING_LOOKS } from "../StandingPill";
import type { GoalFigure } from "./Figures";
import { stillOpen } from "./outlook";
import { plainPercent, unitOf, type ValueWords } from "./values";

/** Days left, or that there are none. */
export function daysFigure(page: GoalPage, t: TFunction): GoalFigure {
  const { pace, objective } = page.goal;
  const when = `${objective.begins_on} – ${objective.ends_on}`;
  const over = pace.days_left === 0;
  return {
    key: "days",
    name: t(over ? "goal_page.days" : "goal_page.days_left"),
    value: over ? t("goal_page.over") : t("goal_page.days_value", { days: count(pace.days_left) }),
    title: when,
  };
}

/** What a key result is known by: where it stands now and where it should. */
export function resultFigures(
  page: GoalPage,
  row: KeyResultRow,
  words: ValueWords,
  t: TFunction,
): GoalFigure[] {
  const { slice, goal } = page;
  const outlook = stillOpen(page.outlook, goal.pace.days_left);
  const now = slice ? (
    <Figure
      code={row.key_result.metric}
      unit={unitOf(row) ?? "count"}
      value={row.value}
      slice={slice}
      look="figure"
      testId="goal-value"
    />
  ) : (
    words.short(row.value)
  );
  return [
    { key: "now", name: t("goal_page.now"), value: now, title: words.full(row.value) },
    {
      key: "aim",
      name: t("goal_page.aim"),
      value: words.short(row.aim),
      title: words.full(row.aim),
    },
    {
      key: "progress",
      name: t("goal_page.progress"),
      value: wholePercent(row.progress?.counted ?? null),
      tone: STANDING_LOOKS[row.standing].tone,
      title: row.progress
        ? t("goal_page.raw", { raw: plainPercent(`${row.progress.raw} %`) })
        : undefined,
    },
    {
      key: "planned",
      name: t("goal_page.planned"),
      value: wholePercent(outlook?.due ?? goal.pace.planned),
      title: t(outlook ? "goal_outlook.due_hint" : "goal_page.planned_hint"),
    },
    ...(outlook && !row.is_met ? [chanceFigure(outlook.chance, t)] : []),
    daysFigure(page, t),
  ];
}

/** The chance to reach it, in per cent and in a word. */
function chanceFigure(chance: string, t: TFunction): GoalFigure {
  const { word, tone } = chanceOf(chance);
  return {
    key: "chance",
    name: `${t("goal_outlook.chance")} · ${t(`goal_outlook.${word}`)}`,
    value: chancePercent(chance),
    tone,
    title: t("goal_outlook.chance_hint"),
  };
}

/** What an objective is known by: how far its key results bring it. */
export function objectiveFigures(page: GoalPage, t: TFunction): GoalFigure[] {
  const { goal } = page;
  const without =
    goal.without_data > 0 ? t("goal_page.without_data", { results: count(goal.without_data) }) : "";
  return [
    {
      key: "progress",
      name: t("goal_page.progress"),
      value: wholePercent(goal.progress),
      tone: STANDING_LOOKS[goal.standing].tone,
      title: without || undefined,
    },
    {
      key: "planned",
      name: t("goal_page.planned"),
      value: wholePercent(goal.pace.planned),
      title: t("goal_page.planned_hint"),
    },
    { key: "results", name: t("goal_page.results"), value: count(goal.key_results.length) },
    daysFigure(page, t),
  ];
}
