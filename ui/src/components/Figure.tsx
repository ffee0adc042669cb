import { Popover } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Slice } from "../bindings";
import { useDrawers } from "./address";
import styles from "./Figure.module.css";
import { useMetricWords } from "./metrics";
import { useFigures } from "./session";

type Props = {
  code: string;
  unit: string;
  value: string | null;
  slice: Slice;
  look?: "hero" | "figure" | "cell";
  testId?: string;
  period?: string;
};

/** One number: hovering tells its definition and every digit, a click shows the rows behind it. */
export function Figure({ code, unit, value, slice, look = "cell", testId, period }: Props) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const { showRows } = useDrawers();
  const { name } = useMetricWords(code);
  const [hovered, setHovered] = useState(false);
  // After a click the definition stays away until the pointer comes back.
  const clicked = useRef(false);
  const text = short(value, unit);
  return (
    <Popover
      mouseEnterDelay={0.25}
      open={hovered}
      onOpenChange={(open) => setHovered(open && !clicked.current)}
      content={<Definition code={code} unit={unit} value={value} slice={slice} />}
    >
      <button
        type="button"
        className={styles.figure}
        data-look={look}
        data-testid={testId}
        data-period={period}
        data-value={value ?? ""}
        onMouseLeave={() => {
          clicked.current = false;
        }}
        aria-label={t("figure.label", { name, value: text })}
        onClick={() => {
          clicked.current = true;
          setHovered(false);
          showRows(code, slice);
        }}
      >
        {text}
      </button>
    </Popover>
  );
}

function Definition({ code, unit, value, slice }: Omit<Props, "look" | "testId" | "period">) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { name, definition } = useMetricWords(code);
  return (
    <div className={styles.definition} data-testid="definition">
      <p className={styles.name}>
        {name} <span className={styles.full}>{full(value, unit)}</span>
      </p>
      <p>{definition}</p>
      <p className={styles.hint}>
        {slice.from === slice.to ? slice.from : `${slice.from} – ${slice.to}`} ·{" "}
        {t("figure.click_for_rows")}
      </p>
    </div>
  );
}
