import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Loading } from "../components/Page";
import { useWindowReady } from "../components/ready";
import { Drawers } from "./Drawers";
import { Rail } from "./Rail";
import { SearchAndShortcuts } from "./SearchAndShortcuts";
import styles from "./shell.module.css";
import { TopBar } from "./TopBar";

const QueueNotice = lazy(() =>
  import("../features/imports/queue/QueueNotice").then((m) => ({ default: m.QueueNotice })),
);

export type Overlay = "search" | "shortcuts" | "password" | null;

/** Rail, top bar, the screen the address names, and the drawers over it. */
export function Shell() {
  useWindowReady(true);
  const [overlay, setOverlay] = useState<Overlay>(null);
  return (
    <div className={styles.shell} data-testid="shell">
      <Rail />
      <TopBar onOverlay={setOverlay} />
      <main className={styles.main}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Drawers />
      <Suspense fallback={null}>
        <QueueNotice />
      </Suspense>
      <SearchAndShortcuts overlay={overlay} onOverlay={setOverlay} />
    </div>
  );
}
