import { ClockCircleOutlined, CloseCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outcome } from "../../bindings";
import styles from "./heat.module.css";

const ICONS: Record<Outcome, ReactNode> = {
  scored: null,
  failed: <CloseCircleFilled />,
  waiting: <ClockCircleOutlined />,
  no_data: <MinusCircleOutlined />,
};

/** What there is to know about a score besides its number, if anything. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  if (outcome === "scored") return null;
  const told = t(`kpi.outcome.${outcome}`);
  return (
    <span
      className={styles.outcome}
      role="img"
      data-outcome={outcome}
      title={told}
      aria-label={told}
    >
      {ICONS[outcome]}
    </span>
  );
}
