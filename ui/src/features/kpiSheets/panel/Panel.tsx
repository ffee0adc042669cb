import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { useFilters } from "../../../components/filters";
import { Card } from "../../../components/Page";
import { useCheckUp } from "../queries";
import type { SheetDraftState } from "../state/draft";
import { CheckUp } from "./CheckUp";
import { Difficulty } from "./Difficulty";
import styles from "./panel.module.css";
import { useDebounced } from "./useDebounced";
import { WhatIfPanel } from "./WhatIfPanel";

const TABS = ["check", "try", "hard"] as const;
const PAUSE_MS = 150;

type Props = {
  sheet: KpiSheet;
  draft: SheetDraftState;
  disabled: boolean;
  /** what counts now, to go back to */
  published: KpiSheet | null;
  onEdit: () => void;
  onShow: (key: string) => void;
};

/** What is wrong with a sheet, what it would make of people, and how hard it is. */
export function Panel({ sheet, draft, disabled, published, onEdit, onShow }: Props) {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const tab = TABS.find((one) => one === filters.panel) ?? "check";
  const content = useDebounced(draft.now.content, PAUSE_MS);
  const check = useCheckUp(content, sheet.template);
  const found = check.data?.length;
  return (
    <aside className={styles.panel} aria-label={t("kpi_sheets.panel")}>
      <Card fill>
        <Segmented<(typeof TABS)[number]>
          block
          value={tab}
          aria-label={t("kpi_sheets.panel")}
          data-testid="sheet-panel"
          options={TABS.map((value) => ({
            value,
            label:
              value === "check" && found
                ? t("kpi_sheets.tab.check_found", { total: found })
                : t(`kpi_sheets.tab.${value}`),
          }))}
          onChange={(next) => change({ panel: next === "check" ? null : next })}
        />
        <div className={styles.body}>
          {tab === "check" && (
            <CheckUp found={check.data} error={check.error} content={content} onShow={onShow} />
          )}
          {tab === "try" && (
            <WhatIfPanel
              family={sheet.family_id}
              cycle={draft.now.cycle}
              draft={draft}
              content={content}
              disabled={disabled}
              published={published}
              onEdit={onEdit}
            />
          )}
          {tab === "hard" && (
            <Difficulty family={sheet.family_id} content={content} onShow={onShow} />
          )}
        </div>
      </Card>
    </aside>
  );
}
