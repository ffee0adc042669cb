import { CalendarOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { PromotionForm } from "./PromotionForm";
import { PromotionLine } from "./PromotionLine";
import styles from "./promotions.module.css";
import { usePromotions } from "./queries";

/** 促销日历: the chain's own promotions, which forecasts reckon with. */
export function PromotionsPage() {
  const { t } = useTranslation();
  const { grants } = useSigned().session;
  const { data, error } = usePromotions();
  // A promotion is of the whole chain.
  const may = grants.some(({ operation, reach }) => operation === "edit_goal" && reach === "chain");
  const newest = [...(data ?? [])].sort((a, b) => b.begins_on.localeCompare(a.begins_on));
  return (
    <div className={screen.screen}>
      <PageHead title={t("promotion.title")} about={t("promotion.about")} />
      {may && (
        <div className={styles.new}>
          <PromotionForm />
        </div>
      )}
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && (
        <Card fill>
          <EmptyState
            icon={<CalendarOutlined />}
            title={t("promotion.none")}
            text={t("promotion.none_text")}
          />
        </Card>
      )}
      {newest.length > 0 && (
        <Card fill flush>
          <ul className={styles.promotions}>
            {newest.map((promotion) => (
              <PromotionLine key={promotion.id} promotion={promotion} may={may} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
