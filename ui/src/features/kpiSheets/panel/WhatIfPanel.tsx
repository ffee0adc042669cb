import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Grain, KpiContent, KpiSheet } from "../../../bindings";
import { span } from "../../../components/format";
import { useSigned } from "../../../components/session";
import type { SheetDraftState } from "../state/draft";
import { lastWhole, PASTS, type Past, pastOf } from "../state/periods";
import { whole } from "../state/sheet";
import { Outcome } from "./Outcome";
import styles from "./panel.module.css";
import { Sliders } from "./Sliders";

type Props = {
  family: string;
  cycle: Grain;
  draft: SheetDraftState;
  /** what is tried: the content as it last rested */
  content: KpiContent;
  disabled: boolean;
  published: KpiSheet | null;
  onEdit: () => void;
};

/** What other weights and targets would have made of past facts, before anything is published. */
export function WhatIfPanel({ family, cycle, draft, content, disabled, published, onEdit }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [past, setPast] = useState<Past>(pastOf(cycle));
  const period = lastWhole(past, chain.today);
  return (
    <div className={styles.try}>
      <div className={styles.line}>
        <Select<Past>
          size="small"
          value={past}
          aria-label={t("kpi_sheets.tried_on")}
          data-testid="try-period"
          options={PASTS.map((value) => ({ value, label: t(`kpi_sheets.past.${value}`) }))}
          onChange={setPast}
        />
        <span className={styles.note}>{span(period.from, period.to, chain.today)}</span>
        <span className={styles.grow} />
        {disabled ? (
          <Button size="small" data-testid="try-edit" onClick={onEdit}>
            {t("kpi_sheets.edit_to_try")}
          </Button>
        ) : (
          <Button
            size="small"
            data-testid="try-reset"
            onClick={() =>
              published ? draft.content(() => whole(published.content)) : draft.reset()
            }
          >
            {t("kpi_sheets.put_back")}
          </Button>
        )}
      </div>
      <Sliders draft={draft} disabled={disabled} />
      <Outcome family={family} content={content} period={period} />
    </div>
  );
}
