import { CheckOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { KeyResult } from "../../bindings";
import { count } from "../../components/format";
import { evenWeights, weightsOf } from "./change";
import styles from "./form.module.css";

type Props = {
  results: KeyResult[];
  /** what key results of other objectives already weigh here */
  taken: number;
  may: boolean;
  onChange: (results: KeyResult[]) => void;
};

/** The sum of the weights; when it is not 100, by how much, and one click to make them even. */
export function Weights({ results, taken, may, onChange }: Props) {
  const { t } = useTranslation();
  if (results.length === 0) return null;
  const sum = weightsOf(results, []) + taken;
  const off = sum - 100;
  const word = off < 0 ? "goal.weights_short" : "goal.weights_over";
  return (
    <span className={styles.weights} data-off={off !== 0 || undefined} data-testid="goal-weights">
      {off === 0 ? <CheckOutlined /> : <WarningOutlined />}
      {off === 0
        ? t("goal.weights_right")
        : t(word, { sum: count(sum), off: count(Math.abs(off)) })}
      {taken > 0 && t("goal.weights_shared", { shared: count(taken) })}
      {off !== 0 && may && (
        <Button
          size="small"
          data-testid="goal-even"
          onClick={() => onChange(evenWeights(results, taken))}
        >
          {t("goal.even")}
        </Button>
      )}
    </span>
  );
}
