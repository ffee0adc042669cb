import { WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../../components/Page";
import screen from "../../components/screen.module.css";
import styles from "./stockTake.module.css";
import type { Count } from "./useCount";

/** Codes that no product has, kept with what was counted of them until somebody settles them. */
export function UnknownCodes({ count }: { count: Count }) {
  const { t } = useTranslation();
  if (count.unknown.length === 0) return null;
  return (
    <Card
      testId="stock-take-unknown"
      title={
        <>
          <WarningOutlined /> {t("stock_take.unknown", { total: count.unknown.length })}
        </>
      }
    >
      <p className={screen.muted}>{t("stock_take.unknown_text")}</p>
      <ul className={styles.unknown}>
        {count.unknown.map((one) => (
          <li key={one.code} data-testid="stock-take-unknown-code">
            <b>{one.code}</b>
            <span>{t("stock_take.times", { quantity: one.quantity })}</span>
            <Button size="small" onClick={() => count.again(one)}>
              {t("stock_take.try_again")}
            </Button>
            <Button size="small" type="text" onClick={() => count.drop(one)}>
              {t("stock_take.drop")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
