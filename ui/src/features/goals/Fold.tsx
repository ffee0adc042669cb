import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import styles from "./form.module.css";

type Props = {
  title: string;
  /** what is in it, in a few quiet words */
  note?: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  testId?: string;
  children: ReactNode;
};

/** Fields that few need, behind one line that says what is in them. */
export function Fold({ title, note, open, onOpen, testId, children }: Props) {
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.foldHead}
        aria-expanded={open}
        data-testid={testId}
        onClick={() => onOpen(!open)}
      >
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        <span>{title}</span>
        {!open && <span className={styles.foldNote}>{note}</span>}
      </button>
      {open && <div className={styles.part}>{children}</div>}
    </div>
  );
}
