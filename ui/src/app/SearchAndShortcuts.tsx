import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDrawers, useGo } from "../components/address";
import { useDevice } from "../components/device";
import { hiddenAt } from "../components/modules";
import { useMay, useSigned } from "../components/session";
import { undoLast } from "../components/write";
import { GOAL_SCREENS } from "./goalScreens";
import { isWriting } from "./keys";
import type { Overlay } from "./Shell";
import { scoreScreensOf } from "./scoreScreens";
import { lock } from "./session";

const Palette = lazy(() => import("../features/search/Palette"));
const ShortcutHelp = lazy(() => import("./ShortcutHelp"));
const OwnPassword = lazy(() => import("../features/session/OwnPassword"));

type Props = { overlay: Overlay; onOverlay: (overlay: Overlay) => void };

/** The keys that work everywhere, and what they open. */
export function SearchAndShortcuts({ overlay, onOverlay }: Props) {
  const commands = useCommands(onOverlay);
  useKeys(onOverlay);
  const close = () => onOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === "search" && <Palette commands={commands} onClose={close} />}
      {overlay === "shortcuts" && <ShortcutHelp onClose={close} />}
      {overlay === "password" && <OwnPassword onClose={close} />}
    </Suspense>
  );
}

function useKeys(onOverlay: (overlay: Overlay) => void) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const go = useGo();
  const { open } = useDrawers();
  const mayAdd = useMay("add_customer");
  useEffect(() => {
    const withCommand: Record<string, () => void> = {
      k: () => onOverlay("search"),
      i: () => go("/data/import"),
      z: () => void undoLast(client, t),
      ",": () => go("/settings"),
    };
    const withAlt: Record<string, () => void> = {
      digit1: () => go("/today"),
      digit2: () => go("/goals"),
      digit3: () => go("/customers"),
      digit4: () => go("/data"),
      digit5: () => go("/settings"),
      keyl: () => void lock(client),
      ...(mayAdd && { keyn: () => open("customer", "new") }),
    };
    const pressed = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const writing = isWriting(event.target);
      const run = command
        ? !event.shiftKey && !event.altKey && !(key === "z" && writing) && withCommand[key]
        : event.altKey
          ? withAlt[event.code.toLowerCase()]
          : event.key === "?" && !writing && (() => onOverlay("shortcuts"));
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [client, t, go, open, mayAdd, onOverlay]);
}

const PLACES = ["gaps", "identity", "metrics", "explore", "stages"].map((key) => ({
  key,
  to: `/data/${key}`,
}));

function useCommands(onOverlay: (overlay: Overlay) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useGo();
  const { mode, language, save } = useDevice();
  const mayImport = useMay("import_sales");
  const seesCustomers = useMay("view_customers");
  const mayAdd = useMay("add_customer");
  const maySetGoals = useMay("edit_goal");
  const { open } = useDrawers();
  const { hidden_modules, grants, stores } = useSigned().session;
  return useMemo(() => {
    const isShown = (address: string) => hiddenAt(address, hidden_modules) === null;
    const places = PLACES.filter(({ to }) => isShown(to));
    const goalScreens = GOAL_SCREENS.filter(
      ({ to, needs }) => isShown(to) && grants.some(({ operation }) => operation === needs),
    );
    const scoreScreens = scoreScreensOf(grants, stores.length);
    const all = [
      { key: "today", title: t("rail.today"), run: () => go("/today") },
      ...goalScreens.map(({ name, to, title }) => ({
        key: `goals_${name}`,
        title: t(title),
        detail: t("rail.goals"),
        run: () => go(to),
      })),
      ...scoreScreens.map(({ name, to, title }) => ({
        key: `scores_${name}`,
        title: t(title),
        detail: t("rail.scores"),
        run: () => go(to),
      })),
      ...(maySetGoals && isShown("/goals/tree")
        ? [{ key: "new_goal", title: t("goal.new"), run: () => open("goal", "new") }]
        : []),
      ...(mayImport
        ? [{ key: "import", title: t("import.command"), run: () => go("/data/import") }]
        : []),
      ...(seesCustomers && isShown("/customers/list")
        ? [{ key: "customers", title: t("data.customers"), run: () => go("/customers/list") }]
        : []),
      ...(mayAdd
        ? [
            {
              key: "add_customer",
              title: t("new_customer.title"),
              run: () => open("customer", "new"),
            },
          ]
        : []),
      { key: "orders", title: t("data.orders"), run: () => go("/data/orders") },
      ...places.map(({ key, to }) => ({ key, title: t(`data.${key}`), run: () => go(to) })),
      {
        key: "theme",
        title: t(mode === "dark" ? "device.to_light" : "device.to_dark"),
        run: () => save({ theme: mode === "dark" ? ("light" as const) : ("dark" as const) }),
      },
      {
        key: "language",
        title: t("device.switch_language"),
        run: () => save({ language: language === "en" ? ("zh-CN" as const) : ("en" as const) }),
      },
      { key: "undo", title: t("shortcuts.undo"), run: () => void undoLast(client, t) },
      { key: "shortcuts", title: t("shortcuts.title"), run: () => onOverlay("shortcuts") },
      { key: "lock", title: t("session.switch_person"), run: () => void lock(client) },
    ];
    return all;
  }, [
    t,
    client,
    go,
    mode,
    language,
    save,
    mayImport,
    seesCustomers,
    mayAdd,
    maySetGoals,
    open,
    hidden_modules,
    grants,
    stores.length,
    onOverlay,
  ]);
}
