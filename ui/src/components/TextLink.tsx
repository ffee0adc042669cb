import type { ReactNode } from "react";
import styles from "./TextLink.module.css";

type Props = { onClick: () => void; children: ReactNode };

/** A word in a text that leads somewhere; it stands on the line like the words around it. */
export function TextLink({ onClick, children }: Props) {
  return (
    <button type="button" className={styles.link} onClick={onClick}>
      {children}
    </button>
  );
}
