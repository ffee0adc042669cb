import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./editor.module.css";

type Props = {
  name: string;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  testId: string;
};

/** One place up, one place down, away. */
export function RowTools({ name, onMove, onRemove, testId }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.tools}>
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={t("kpi_sheets.move_up", { name })}
        data-testid={`${testId}-up`}
        onClick={() => onMove(-1)}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={t("kpi_sheets.move_down", { name })}
        data-testid={`${testId}-down`}
        onClick={() => onMove(1)}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t("kpi_sheets.remove", { name })}
        data-testid={`${testId}-remove`}
        onClick={onRemove}
      />
    </span>
  );
}
