import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { type AddressSearch, readSearch } from "../components/address";
import { TodayPage } from "../features/today/TodayPage";
import { CustomersLayout } from "./CustomersLayout";
import { DataLayout } from "./DataLayout";
import { GoalsLayout } from "./GoalsLayout";
import { ScoresLayout } from "./ScoresLayout";
import { SettingsLayout } from "./SettingsLayout";
import { Shell } from "./Shell";

const root = createRootRoute({
  validateSearch: (search: Record<string, unknown>): AddressSearch => readSearch(search),
  search: { middlewares: [retainSearchParams(["scope"])] },
  component: Shell,
  notFoundComponent: () => null,
});

const at = <Path extends string>(path: Path, to: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: () => {
      throw redirect({ to, search: true as never });
    },
  });

const today = createRoute({ getParentRoute: () => root, path: "/today", component: TodayPage });

const dataLayout = createRoute({
  getParentRoute: () => root,
  id: "data-layout",
  component: DataLayout,
});
const inData = <Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => dataLayout, path, component });

const customersLayout = createRoute({
  getParentRoute: () => root,
  id: "customers-layout",
  component: CustomersLayout,
});
const inCustomers = <Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => customersLayout, path, component });

const goalsLayout = createRoute({
  getParentRoute: () => root,
  id: "goals-layout",
  component: GoalsLayout,
});
const inGoals = <Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => goalsLayout, path, component });

const scoresLayout = createRoute({
  getParentRoute: () => root,
  id: "scores-layout",
  component: ScoresLayout,
});
const inScores = <Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => scoresLayout, path, component });

const settingsLayout = createRoute({
  getParentRoute: () => root,
  id: "settings-layout",
  component: SettingsLayout,
});
const inSettings = <Path extends string>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
) => createRoute({ getParentRoute: () => settingsLayout, path, component });

const customers = () => import("../features/customers");
const goals = () => import("../features/goals");
const scoreBoard = () => import("../features/scoreBoard");
const kpiSheets = () => import("../features/kpiSheets");
const org = () => import("../features/org");
const settings = () => import("../features/settings");

const tree = root.addChildren([
  at("/", "/today"),
  at("/data", "/data/import"),
  at("/settings", "/settings/chain"),
  at("/goals", "/goals/tree"),
  at("/scores", "/scores/mine"),
  at("/customers", "/customers/list"),
  at("/data/customers", "/customers/list"),
  today,
  goalsLayout.addChildren([
    inGoals("/goals/tree", lazyRouteComponent(goals, "GoalTreePage")),
    inGoals("/goals/map", lazyRouteComponent(goals, "MapPage")),
    inGoals("/goals/goal", lazyRouteComponent(goals, "GoalPage")),
    inGoals("/goals/plan", lazyRouteComponent(goals, "PlanPage")),
    inGoals("/goals/meeting", lazyRouteComponent(goals, "MeetingPage")),
    inGoals("/goals/promotions", lazyRouteComponent(goals, "PromotionsPage")),
    inGoals("/goals/review", lazyRouteComponent(goals, "ReviewPage")),
  ]),
  scoresLayout.addChildren([
    inScores(
      "/scores/mine",
      lazyRouteComponent(() => import("../features/scores"), "ScorePage"),
    ),
    inScores("/scores/team", lazyRouteComponent(scoreBoard, "TeamPage")),
    inScores("/scores/marks", lazyRouteComponent(scoreBoard, "MarksPage")),
    inScores("/scores/sheets", lazyRouteComponent(kpiSheets, "SheetsPage")),
    inScores("/scores/sheet", lazyRouteComponent(kpiSheets, "SheetPage")),
    inScores(
      "/scores/fair",
      lazyRouteComponent(() => import("../features/fair"), "FairComparisonPage"),
    ),
  ]),
  customersLayout.addChildren([
    inCustomers(
      "/customers/leaving",
      lazyRouteComponent(() => import("../features/leaving"), "LeavingPage"),
    ),
    inCustomers(
      "/customers/rfm",
      lazyRouteComponent(() => import("../features/rfm"), "RfmPage"),
    ),
    inCustomers(
      "/customers/levels",
      lazyRouteComponent(() => import("../features/levels"), "LevelsPage"),
    ),
    inCustomers("/customers/list", lazyRouteComponent(customers, "CustomersPage")),
    inCustomers("/customers/tags", lazyRouteComponent(customers, "TagsPage")),
  ]),
  dataLayout.addChildren([
    inData(
      "/data/import",
      lazyRouteComponent(() => import("../features/imports"), "ImportPage"),
    ),
    inData(
      "/data/imports",
      lazyRouteComponent(() => import("../features/imports"), "ImportsPage"),
    ),
    inData(
      "/data/orders",
      lazyRouteComponent(() => import("../features/orders"), "OrdersPage"),
    ),
    inData(
      "/data/products",
      lazyRouteComponent(() => import("../features/products"), "ProductsPage"),
    ),
    inData(
      "/data/identity",
      lazyRouteComponent(() => import("../features/identity"), "IdentityPage"),
    ),
    inData(
      "/data/gaps",
      lazyRouteComponent(() => import("../features/gaps"), "GapsPage"),
    ),
    inData(
      "/data/explore",
      lazyRouteComponent(() => import("../features/metrics"), "ExplorePage"),
    ),
    inData(
      "/data/stages",
      lazyRouteComponent(() => import("../features/stages"), "StagesPage"),
    ),
    inData(
      "/data/values",
      lazyRouteComponent(() => import("../features/metrics"), "ValuesPage"),
    ),
    inData(
      "/data/stock-take",
      lazyRouteComponent(() => import("../features/stockTake"), "StockTakePage"),
    ),
    inData(
      "/data/metrics",
      lazyRouteComponent(() => import("../features/metrics"), "MetricsPage"),
    ),
  ]),
  settingsLayout.addChildren([
    inSettings("/settings/chain", lazyRouteComponent(org, "ChainPage")),
    inSettings("/settings/stores", lazyRouteComponent(org, "StoresPage")),
    inSettings("/settings/departments", lazyRouteComponent(org, "DepartmentsPage")),
    inSettings("/settings/people", lazyRouteComponent(org, "PeoplePage")),
    inSettings("/settings/roles", lazyRouteComponent(org, "RolesPage")),
    inSettings(
      "/settings/files",
      lazyRouteComponent(() => import("../features/imports"), "FilesPage"),
    ),
    inSettings(
      "/settings/modules",
      lazyRouteComponent(() => import("../features/modules"), "ModulesPage"),
    ),
    inSettings("/settings/device", lazyRouteComponent(settings, "DevicePage")),
    inSettings("/settings/backup", lazyRouteComponent(settings, "BackupPage")),
    inSettings("/settings/protection", lazyRouteComponent(settings, "ProtectionPage")),
  ]),
]);

/** Every screen has an address; the history lives behind the `#`, where the window's files stay found. */
export const router = createRouter({
  routeTree: tree,
  history: createHashHistory(),
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
