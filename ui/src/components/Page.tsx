import { Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Page.module.css";
import { errorText } from "./write";

/** The head of a screen: what it is, one line about it, and what can be done (one primary button). */
export function PageHead({
  title,
  about,
  actions,
}: {
  title: ReactNode;
  about?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <div className={styles.about}>{about}</div>
      <div className={styles.actions}>{actions}</div>
    </header>
  );
}

/** A white area with an optional heading. */
export function Card({
  title,
  aside,
  children,
  fill,
  flush,
  narrow,
  testId,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  fill?: boolean;
  flush?: boolean;
  /** no wider than a form: one column of names needs no more */
  narrow?: boolean;
  testId?: string;
}) {
  return (
    <section
      className={styles.card}
      data-fill={fill || undefined}
      data-flush={flush || undefined}
      data-narrow={narrow || undefined}
      data-testid={testId}
    >
      {(title || aside) && (
        <div className={styles.cardHead}>
          <h2>{title}</h2>
          <div className={styles.aside}>{aside}</div>
        </div>
      )}
      {children}
    </section>
  );
}

/** What this is, and the way to begin. */
export function EmptyState({
  title,
  text,
  children,
  icon,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className={styles.empty} data-testid="empty">
      {icon && <span className={styles.emptyIcon}>{icon}</span>}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className={styles.emptyActions}>{children}</div>}
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status" aria-label={t("common.loading")}>
      <Spin delay={200} />
    </div>
  );
}

/** A failed read, said in words. */
export function Failed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <p className={styles.failed} role="alert">
      {errorText(error, t)}
    </p>
  );
}

export type Tone = "red" | "amber" | "green" | "grey" | "tint";

/** A word in a pill; the word says it, the colour repeats it. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {children}
    </span>
  );
}
