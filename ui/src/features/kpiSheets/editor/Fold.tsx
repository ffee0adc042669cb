import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { type ReactNode, useState } from "react";
import styles from "./editor.module.css";

type Props = { title: string; note?: ReactNode; testId?: string; children: ReactNode };

/** What few need, behind one line that says what is in it. */
export function Fold({ title, note, testId, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.fold}>
      <button
        type="button"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        <span>{title}</span>
        {!open && <small>{note}</small>}
      </button>
      {open && <div className={styles.inFold}>{children}</div>}
    </div>
  );
}
