import { CheckOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ControlRow } from "../../../bindings";
import { NO_FIGURE } from "../../../components/format";
import { useFigures } from "../../../components/session";
import { ownTotal } from "../lines";
import styles from "./files.module.css";

/** The total the file states itself: a tick when ours agrees, else by how much it differs. */
export function ControlCell({ controls }: { controls: ControlRow[] }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const own = ownTotal(controls);
  if (!own) return <>{NO_FIGURE}</>;
  const { row } = own;
  const where = t("import.control_row", { row: row.row, field: t(`column.${row.field}`) });
  return (
    <span
      className={styles.control}
      title={where}
      data-testid="import-control"
      data-agrees={row.agrees}
    >
      {full(row.stated, own.unit)}
      {row.agrees ? (
        <small className={styles.agrees}>
          <CheckOutlined /> {t("import.agrees")}
        </small>
      ) : (
        <small className={styles.differs}>
          {t("import.differs", { amount: full(own.difference, own.unit) })}
        </small>
      )}
    </span>
  );
}
