import { AlertFilled, CheckCircleFilled, FallOutlined, WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { TodayPage } from "../../bindings";
import { Card } from "../../components/Page";
import type { Scope } from "../../components/scope";
import { AlarmLine, GapLine, InNeedLine } from "./AttentionLines";
import styles from "./attention.module.css";

/** What must be looked at now, the most urgent first: what rings, who is behind, what is missing. */
export function Attention({ page, scope }: { page: TodayPage; scope: Scope }) {
  const { t } = useTranslation();
  const compares = page.stores.length > 1;
  const calm = page.alarms.length === 0 && page.in_need.length === 0 && page.missing.length === 0;
  const more =
    page.in_need_total > page.in_need.length && t("attention.more", { total: page.in_need_total });
  return (
    <Card
      title={t("attention.title")}
      aside={compares && [more, t("attention.rule")].filter(Boolean).join(" · ")}
      testId="attention"
      flush
    >
      <ul className={styles.lines}>
        {page.alarms.map((alarm) => (
          <AlarmLine
            key={`${alarm.code} ${alarm.store_id}`}
            alarm={alarm}
            scope={scope}
            icon={<AlertFilled />}
          />
        ))}
        {page.in_need.map((store) => (
          <InNeedLine key={store.store_id} store={store} icon={<FallOutlined />} />
        ))}
        {page.missing.length > 0 && <GapLine page={page} icon={<WarningOutlined />} />}
        {calm && !page.stale && (
          <li className={styles.calm} data-testid="attention-calm">
            <CheckCircleFilled />
            {t(compares ? "attention.calm" : "attention.calm_store")}
          </li>
        )}
      </ul>
    </Card>
  );
}
