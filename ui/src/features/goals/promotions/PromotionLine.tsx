import { DeleteOutlined, EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Promotion } from "../../../bindings";
import { Pill, type Tone } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import { PromotionForm } from "./PromotionForm";
import styles from "./promotions.module.css";
import { useDropPromotion } from "./queries";

const DAY_MS = 86_400_000;

/** Where today stands to a promotion. */
function stateOf({ begins_on, ends_on }: Promotion, today: string): { word: string; tone: Tone } {
  if (ends_on < today) return { word: "past", tone: "grey" };
  return begins_on > today ? { word: "coming", tone: "tint" } : { word: "running", tone: "green" };
}

/** A promotion with its days; it is changed where it stands. */
export function PromotionLine({ promotion, may }: { promotion: Promotion; may: boolean }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [editing, setEditing] = useState(false);
  const drop = useDropPromotion();
  const { id, name, begins_on, ends_on } = promotion;
  const { word, tone } = stateOf(promotion, chain.today);
  const days = Math.round((Date.parse(ends_on) - Date.parse(begins_on)) / DAY_MS) + 1;
  if (editing)
    return (
      <li className={styles.editing}>
        <PromotionForm kept={promotion} onDone={() => setEditing(false)} />
      </li>
    );
  return (
    <li className={styles.line} data-testid="promotion">
      <span className={styles.name} title={name}>
        {name}
      </span>
      <span>
        {begins_on} – {ends_on}
      </span>
      <span className={styles.length}>{t("promotion.length", { count: days })}</span>
      <span>
        <Pill tone={tone}>{t(`promotion.${word}`)}</Pill>
      </span>
      {may && (
        <span className={styles.tools}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={t("promotion.edit", { name })}
            data-testid="edit-promotion"
            onClick={() => setEditing(true)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            loading={drop.isPending}
            aria-label={t("promotion.drop", { name })}
            data-testid="drop-promotion"
            onClick={() => drop.mutate(id)}
          />
        </span>
      )}
    </li>
  );
}
