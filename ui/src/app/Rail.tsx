import {
  AimOutlined,
  ClockCircleOutlined,
  DatabaseOutlined,
  SettingOutlined,
  TeamOutlined,
  TrophyOutlined,
} from "@ant-design/icons";
import { useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGo } from "../components/address";
import { useIsShown } from "../components/modules";
import { useSigned } from "../components/session";
import { MARK } from "../i18n/names";
import styles from "./shell.module.css";

type Entry = { name: string; to: string; icon: ReactNode; needs?: string };

const entries: Entry[] = [
  { name: "today", to: "/today", icon: <ClockCircleOutlined /> },
  { name: "goals", to: "/goals", icon: <AimOutlined />, needs: "view_goals" },
  { name: "customers", to: "/customers", icon: <TeamOutlined />, needs: "view_customers" },
  { name: "scores", to: "/scores", icon: <TrophyOutlined />, needs: "view_scores" },
  { name: "data", to: "/data", icon: <DatabaseOutlined /> },
  { name: "settings", to: "/settings", icon: <SettingOutlined /> },
];

/** The places of the product, at the left edge. */
export function Rail() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const go = useGo();
  const { session } = useSigned();
  const may = (needs: string | undefined) =>
    needs === undefined || session.grants.some((grant) => grant.operation === needs);
  const isShown = useIsShown();
  const shown = entries.filter(({ needs, to }) => may(needs) && isShown(to));
  return (
    <nav className={styles.rail} aria-label={t("rail.label")}>
      <span className={styles.logo} aria-hidden="true">
        {MARK}
      </span>
      {shown.map(({ name, to, icon }) => (
        <button
          key={name}
          type="button"
          className={styles.railEntry}
          aria-current={pathname.startsWith(to) ? "page" : undefined}
          data-testid={`rail-${name}`}
          data-place={name}
          onClick={() => go(to)}
        >
          {icon}
          <span>{t(`rail.${name}`)}</span>
        </button>
      ))}
    </nav>
  );
}
