import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useGo } from "../components/address";
import { hiddenAt, useIsShown } from "../components/modules";
import { useSigned } from "../components/session";
import { HiddenModule } from "../features/modules";
import styles from "./shell.module.css";

/** `opens` is the screen of one thing of a tab's list. */
export type Tab = { to: string; name: string; opens?: string; testId?: string };

type Props = {
  tabs: Tab[];
  label: string;
  /** screens that are reached from others and have no tab */
  also?: string[];
};

/** The screens of one entry of the rail; one the person may not see gives way to the first they may. */
export function TabbedLayout({ tabs, label, also = [] }: Props) {
  const { pathname } = useLocation();
  const { hidden_modules } = useSigned().session;
  const isShown = useIsShown();
  const shown = tabs.filter((tab) => isShown(tab.to));
  const first = shown[0] ?? tabs[0];
  const hidden = hiddenAt(pathname, hidden_modules);
  // While the person is leaving, the address is already that of another place: it is not ours to mend.
  const here = first && pathname.startsWith(first.to.slice(0, first.to.lastIndexOf("/") + 1));
  const isOurs = also.includes(pathname) || tabs.some((tab) => tab.to === pathname);
  if (here && !isOurs) return <Navigate to={first.to} replace />;
  return (
    <div className={styles.layout}>
      <Tabs tabs={shown} label={label} />
      {hidden ? <HiddenModule module={hidden} /> : <Outlet />}
    </div>
  );
}

function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  const { pathname } = useLocation();
  const go = useGo();
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.to}
          type="button"
          className={styles.tab}
          aria-current={[tab.to, tab.opens].includes(pathname) ? "page" : undefined}
          data-testid={tab.testId}
          onClick={() => go(tab.to)}
        >
          {tab.name}
        </button>
      ))}
    </nav>
  );
}
