import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { exact } from "../../../components/format";
import type { Sum } from "../state/weights";
import styles from "./editor.module.css";

type Props = { sum: Sum; label: string; onFill: (() => void) | null; testId: string };

/** What weights add up to, and what is missing to 100 or too much. */
export function WeightSum({ sum, label, onFill, testId }: Props) {
  const { t } = useTranslation();
  const tooMuch = Number(sum.missing) < 0;
  const amount = exact(sum.missing.replace("-", ""));
  return (
    <span className={styles.sum} data-full={sum.isFull} data-testid={testId}>
      {sum.isFull ? <CheckCircleOutlined /> : <WarningOutlined />}
      <span>
        {label} {exact(sum.sum)} %
        {!sum.isFull &&
          ` · ${t(tooMuch ? "kpi_sheets.too_much" : "kpi_sheets.missing", { amount })}`}
      </span>
      {!sum.isFull && onFill && (
        <Button size="small" data-testid={`${testId}-fill`} onClick={onFill}>
          {t("kpi_sheets.fill_up")}
        </Button>
      )}
    </span>
  );
}
