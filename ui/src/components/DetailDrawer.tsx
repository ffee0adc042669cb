import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { size } from "../theme/tokens";
import styles from "./DetailDrawer.module.css";
import { useUnsavedGuard } from "./unsaved";

type Props = {
  title: ReactNode;
  /** a few quiet words after the title */
  note?: ReactNode;
  /** where else one can go from here */
  extra?: ReactNode;
  onClose: () => void;
  /** unsaved work: leaving asks first, whichever way one leaves */
  dirty?: boolean;
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
  testId?: string;
};

/** A thing's page at the right edge; the list at its left stays usable. */
export function DetailDrawer({
  title,
  note,
  extra,
  onClose,
  dirty = false,
  wide,
  footer,
  children,
  testId,
}: Props) {
  const { t } = useTranslation();
  useUnsavedGuard(dirty);
  return (
    <Drawer
      open
      mask={false}
      size={wide ? size["drawer-wide"] : size.drawer}
      title={
        <span className={styles.title}>
          {title}
          {note && <span className={styles.note}>{note}</span>}
        </span>
      }
      extra={extra}
      onClose={onClose}
      closable={{ placement: "end", "aria-label": t("common.close") }}
      footer={footer && <div className={styles.footer}>{footer}</div>}
      push={false}
      rootClassName={styles.root}
      zIndex={wide ? 90 : 100}
    >
      <div className={styles.body} data-fill={wide} data-testid={testId}>
        {children}
      </div>
    </Drawer>
  );
}

/** A heading inside a drawer. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        <div>{aside}</div>
      </div>
      {children}
    </section>
  );
}

/** Names and values, one pair a line. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
