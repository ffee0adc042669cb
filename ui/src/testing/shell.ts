import { vi } from "vitest";
import type { commands as Real } from "../bindings";

type Name = keyof typeof Real;
type Answer = (...args: never[]) => unknown;

/** The shell of a test: answers what the test says, and remembers what it was asked. */
const answers = new Map<string, Answer>();
export const asked: { name: string; args: unknown[] }[] = [];

export function shellAnswers(given: Partial<Record<Name, Answer>>): void {
  answers.clear();
  asked.length = 0;
  for (const [name, answer] of Object.entries(given)) answers.set(name, answer as Answer);
}

/** A refusal, as the shell sends it. */
export function refused(code: string, details: Record<string, string> = {}) {
  return { refused: { code, message: code, details } };
}

function isRefusal(value: unknown): value is ReturnType<typeof refused> {
  return typeof value === "object" && value !== null && "refused" in value;
}

async function call(name: string, args: unknown[]) {
  asked.push({ name, args });
  const answer = answers.get(name);
  if (!answer) throw new Error(`the test has no answer for ${name}`);
  const value = await (answer as (...given: unknown[]) => unknown)(...args);
  return isRefusal(value)
    ? { status: "error", error: value.refused }
    : { status: "ok", data: value };
}

const names = [
  "session",
  "signOut",
  "listMetrics",
  "metric",
  "metricRows",
  "explore",
  "listMeasures",
  "checkFormula",
  "pinnedMetrics",
  "metricParts",
  "previewImport",
  "runImport",
  "saveProduct",
  "listProducts",
  "productNames",
  "setProductAlias",
  "undo",
  "undoLast",
  "signIn",
  "history",
  "setStoreAlias",
  "listStoreAliases",
  "saveMapping",
  "listMappings",
  "newId",
  "enqueue",
  "listQueue",
  "runQueue",
  "pauseQueue",
  "resumeQueue",
  "cancelQueue",
  "dropQueued",
  "retryQueued",
  "listImports",
  "listBuyers",
  "decideBuyer",
  "listDuplicates",
  "mergeCustomers",
  "customer",
  "listGaps",
  "setClosedDay",
  "leaving",
  "leavingHoldOut",
  "compareStores",
  "scoreProof",
  "scoreHistory",
  "scoreDifference",
  "agreeKpiSheet",
  "keepScores",
  "kpiSheetVersions",
  "rfm",
  "rfmCustomers",
  "customerRules",
  "saveCustomerRules",
  "customerOutlook",
  "alsoBought",
  "recommended",
  "listCustomers",
  "customerProfile",
  "customerTimeline",
  "revealPhone",
  "listTags",
  "listSegments",
  "knownCustomer",
  "levelPage",
  "levelStanding",
  "previewLevels",
  "saveLevelRules",
  "addCustomer",
  "search",
  "saveSegment",
  "deleteSegment",
  "customerWords",
  "countCustomers",
  "tagCustomers",
  "listMerged",
  "scoreBoard",
  "keepScores",
  "ratingTasks",
  "rateWork",
  "listPostings",
  "savePosting",
  "deletePosting",
  "listStores",
  "hideModules",
  "goalTree",
  "goalPage",
  "goalCalibration",
  "saveGoalLink",
  "deleteGoalLink",
  "checkIn",
  "saveGoal",
  "agreeGoals",
  "deleteGoal",
  "goalTemplates",
  "applyGoalTemplate",
  "adviseMethod",
  "goalPlan",
  "saveGoalPlan",
  "carryGoal",
  "reviewGoal",
  "syncMeeting",
  "saveGoalRules",
  "saveDecision",
  "finishTodo",
  "listTodos",
  "listNotices",
  "readNotices",
  "listPromotions",
  "savePromotion",
  "deletePromotion",
  "simulateDemand",
  "listEmployees",
  "listDepartments",
  "beginStockTake",
  "findCountedProduct",
  "weighStockTake",
  "saveStockTake",
  "listStockTakes",
  "listStores",
  "listPosts",
  "kpiLibrary",
  "kpiJobCards",
  "kpiStagePacks",
  "listKpiSheets",
  "kpiSheetVersions",
  "saveKpiDraft",
  "draftFromTemplate",
  "importKpiSheet",
  "exportKpiSheet",
  "exportKpiWorkbook",
  "importKpiWorkbook",
  "publishKpiSheet",
  "retireKpiSheet",
  "deleteKpiDraft",
  "checkKpiSheet",
  "kpiDifficulty",
  "kpiWhatIf",
  "listKpiAssignments",
  "assignKpiSheet",
  "endKpiAssignment",
];

/** Stands in for the generated bindings: `vi.mock("../bindings", () => bindingsOfTests())`. */
export function bindingsOfTests() {
  const never = { listen: vi.fn(async () => () => undefined) };
  return {
    commands: Object.fromEntries(
      names.map((name) => [name, (...args: unknown[]) => call(name, args)]),
    ),
    events: { changed: never, importProgress: never, queueChanged: never, queueDone: never },
  };
}
