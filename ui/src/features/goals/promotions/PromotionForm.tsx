import { Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Promotion } from "../../../bindings";
import styles from "./promotions.module.css";
import { useSavePromotion } from "./queries";

type Props = {
  /** the promotion to be changed; absent for a new one */
  kept?: Promotion;
  onDone?: () => void;
};

/** A promotion's name and days, in one line. */
export function PromotionForm({ kept, onDone }: Props) {
  const { t } = useTranslation();
  const save = useSavePromotion();
  const [name, setName] = useState(kept?.name ?? "");
  const [days, setDays] = useState<[string, string] | null>(
    kept ? [kept.begins_on, kept.ends_on] : null,
  );
  const ready = name.trim() !== "" && days !== null;
  const keep = () => {
    if (!ready) return;
    save.mutate(
      { id: kept?.id ?? null, name: name.trim(), begins_on: days[0], ends_on: days[1] },
      {
        onSuccess: () => {
          if (kept) return onDone?.();
          setName("");
          setDays(null);
        },
      },
    );
  };
  return (
    <div className={styles.form} data-testid="promotion-form">
      <Input
        value={name}
        autoFocus={kept !== undefined}
        placeholder={t("promotion.name")}
        aria-label={t("promotion.name")}
        data-testid="promotion-name"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <DatePicker.RangePicker
        allowClear={false}
        aria-label={t("promotion.days")}
        value={days && [dayjs(days[0]), dayjs(days[1])]}
        onChange={(_, texts) => texts && setDays([texts[0], texts[1]])}
      />
      <Button
        type={kept ? "default" : "primary"}
        disabled={!ready}
        loading={save.isPending}
        data-testid="promotion-save"
        onClick={keep}
      >
        {t(kept ? "common.save" : "promotion.add")}
      </Button>
      {kept && <Button onClick={onDone}>{t("common.cancel")}</Button>}
    </div>
  );
}
