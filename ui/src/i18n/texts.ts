import enApp from "./en/app.json";
import enCustomers from "./en/customers.json";
import enDomain from "./en/domain.json";
import enFair from "./en/fair.json";
import enFields from "./en/fields.json";
import enGoalMap from "./en/goalMap.json";
import enGoalPage from "./en/goalPage.json";
import enGoalSheet from "./en/goalSheet.json";
import enGoals from "./en/goals.json";
import enGoalWork from "./en/goalWork.json";
import enImports from "./en/imports.json";
import enInsights from "./en/insights.json";
import enKpi from "./en/kpi.json";
import enKpiSheets from "./en/kpiSheets.json";
import enMetrics from "./en/metrics.json";
import enOverview from "./en/overview.json";
import enPeople from "./en/people.json";
import enProtection from "./en/protection.json";
import enScoreBoard from "./en/scoreBoard.json";
import enScores from "./en/scores.json";
import enScreens from "./en/screens.json";
import enStockTake from "./en/stockTake.json";
import zhApp from "./zh-CN/app.json";
import zhCustomers from "./zh-CN/customers.json";
import zhDomain from "./zh-CN/domain.json";
import zhFair from "./zh-CN/fair.json";
import zhFields from "./zh-CN/fields.json";
import zhGoalMap from "./zh-CN/goalMap.json";
import zhGoalPage from "./zh-CN/goalPage.json";
import zhGoalSheet from "./zh-CN/goalSheet.json";
import zhGoals from "./zh-CN/goals.json";
import zhGoalWork from "./zh-CN/goalWork.json";
import zhImports from "./zh-CN/imports.json";
import zhInsights from "./zh-CN/insights.json";
import zhKpi from "./zh-CN/kpi.json";
import zhKpiSheets from "./zh-CN/kpiSheets.json";
import zhMetrics from "./zh-CN/metrics.json";
import zhOverview from "./zh-CN/overview.json";
import zhPeople from "./zh-CN/people.json";
import zhProtection from "./zh-CN/protection.json";
import zhScoreBoard from "./zh-CN/scoreBoard.json";
import zhScores from "./zh-CN/scores.json";
import zhScreens from "./zh-CN/screens.json";
import zhStockTake from "./zh-CN/stockTake.json";

export const zhCN = {
  ...zhApp,
  ...zhCustomers,
  ...zhDomain,
  ...zhFair,
  ...zhFields,
  ...zhGoalMap,
  ...zhGoalPage,
  ...zhGoalSheet,
  ...zhGoals,
  ...zhGoalWork,
  ...zhImports,
  ...zhKpiSheets,
  ...zhScoreBoard,
  ...zhScores,
  ...zhKpi,
  ...zhInsights,
  ...zhMetrics,
  ...zhPeople,
  ...zhOverview,
  ...zhProtection,
  ...zhScreens,
  ...zhStockTake,
};
export const en = {
  ...enApp,
  ...enCustomers,
  ...enDomain,
  ...enFair,
  ...enFields,
  ...enGoalMap,
  ...enGoalPage,
  ...enGoalSheet,
  ...enGoals,
  ...enGoalWork,
  ...enImports,
  ...enKpiSheets,
  ...enScoreBoard,
  ...enScores,
  ...enKpi,
  ...enInsights,
  ...enMetrics,
  ...enPeople,
  ...enOverview,
  ...enProtection,
  ...enScreens,
  ...enStockTake,
};
