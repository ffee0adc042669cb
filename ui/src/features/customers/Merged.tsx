import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Section } from "../../components/DetailDrawer";
import { NO_FIGURE } from "../../components/format";
import { useMay } from "../../components/session";
import styles from "./customers.module.css";
import { useMerged, useUnmerge } from "./queries";

/** Who was merged into this customer, and the way to part them again. */
export function Merged({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useMerged(id);
  const unmerge = useUnmerge();
  const may = useMay("merge_customers");
  if (!data || data.length === 0) return null;
  return (
    <Section title={t("customer.merged_in")} aside={t("customer.merged_text")}>
      <ul className={styles.merged}>
        {data.map((one) => (
          <li key={one.customer_id} data-testid="merged-customer">
            <b>{one.name || one.phone || NO_FIGURE}</b>
            <span>{[one.phone, one.home_store_name].filter(Boolean).join(" · ")}</span>
            <span>{t("customer.order_count", { count: one.orders })}</span>
            {may && (
              <Button
                size="small"
                loading={unmerge.isPending}
                data-testid="unmerge"
                onClick={() => unmerge.mutate(one.customer_id)}
              >
                {t("customer.unmerge")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
