import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  MoonOutlined,
  SearchOutlined,
  SunOutlined,
} from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, type MenuProps } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useGo } from "../components/address";
import { useDevice } from "../components/device";
import { shortMoment } from "../components/format";
import { useIsShown } from "../components/modules";
import { useMay, useSigned } from "../components/session";
import { about } from "../components/topics";
import { SWITCH_TO } from "../i18n/names";
import { ipc } from "../ipc";
import { modifier } from "./keys";
import { ScopeSwitcher } from "./ScopeSwitcher";
import type { Overlay } from "./Shell";
import { lock } from "./session";
import styles from "./shell.module.css";

const QueueWords = lazy(() =>
  import("../features/imports/queue/QueueWords").then((m) => ({ default: m.QueueWords })),
);

const NoticeBell = lazy(() =>
  import("../features/notices").then((m) => ({ default: m.NoticeBell })),
);

/** Search, state of the data in plain words, whose numbers, and who is at the screen. */
export function TopBar({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { t } = useTranslation();
  const { language, mode, save } = useDevice();
  const mayBackUp = useMay("back_up");
  const mayImport = useMay("import_sales");
  const isShown = useIsShown();
  const seesGoals = useMay("view_goals") && isShown("/goals");
  return (
    <header className={styles.topBar}>
      <button
        type="button"
        className={styles.search}
        data-testid="search-open"
        onClick={() => onOverlay("search")}
      >
        <SearchOutlined />
        <span>{t("search.placeholder")}</span>
        <kbd>{modifier} K</kbd>
      </button>
      <div className={styles.spacer} />
      {mayImport && (
        <Suspense fallback={null}>
          <QueueWords className={styles.words} />
        </Suspense>
      )}
      {mayBackUp && <BackupWords />}
      <ScopeSwitcher />
      <Button
        type="text"
        data-testid="lang-switch"
        aria-label={t("device.switch_language")}
        onClick={() => save({ language: language === "en" ? "zh-CN" : "en" })}
      >
        {SWITCH_TO[language]}
      </Button>
      <Button
        type="text"
        data-testid="theme-switch"
        aria-label={t(mode === "dark" ? "device.to_light" : "device.to_dark")}
        icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />}
        onClick={() => save({ theme: mode === "dark" ? "light" : "dark" })}
      />
      {seesGoals && (
        <Suspense fallback={null}>
          <NoticeBell />
        </Suspense>
      )}
      <PersonMenu onOverlay={onOverlay} />
    </header>
  );
}

function BackupWords() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const { data } = useQuery({
    queryKey: about(["backups"], "backup-state"),
    queryFn: () => ipc.backupState(),
  });
  if (!data) return null;
  const at = data.last && shortMoment(data.last.taken_at, chain.time_zone, chain.today);
  return (
    <button
      type="button"
      className={styles.words}
      data-good={at ? "" : undefined}
      onClick={() => go("/settings/backup")}
    >
      {at ? <CheckCircleFilled /> : <ExclamationCircleFilled />}
      {at ? t("backup.at", { at }) : t("backup.none_yet")}
    </button>
  );
}

function PersonMenu({ onOverlay }: { onOverlay: (overlay: Overlay) => void }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const client = useQueryClient();
  const items: MenuProps["items"] = [
    { key: "who", label: `${session.name} · ${t(`role.${session.role}`)}`, disabled: true },
    { type: "divider" },
    { key: "password", label: t("session.change_password"), onClick: () => onOverlay("password") },
    { key: "shortcuts", label: t("shortcuts.title"), onClick: () => onOverlay("shortcuts") },
    { type: "divider" },
    { key: "lock", label: t("session.switch_person"), onClick: () => void lock(client) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <button
        type="button"
        className={styles.person}
        aria-label={t("session.menu", { name: session.name })}
        data-testid="person-menu"
      >
        {session.name.slice(0, 1)}
      </button>
    </Dropdown>
  );
}
