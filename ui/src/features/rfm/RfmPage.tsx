import { PieChartOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RfmFilter } from "../../bindings";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { Grid } from "./Grid";
import { Members } from "./Members";
import { Parts } from "./Parts";
import { useRfm } from "./queries";
import { RulesDialog } from "./RulesDialog";
import styles from "./rfm.module.css";

/** Customers by recency, frequency and value: a grid, named parts, and who is in them. */
export function RfmPage() {
  const { t } = useTranslation();
  const scope = useScope();
  const { data: page, error } = useRfm(scope);
  const [filters, change] = useFilters();
  const [editing, setEditing] = useState(false);
  const may = useMay("edit_chain");
  const filter = filterOf(filters);
  const narrowed = Object.values(filter).some((value) => value !== null);
  const clear = { segment: null, group: null, recency: null, frequency: null };
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("rfm.title")}
        about={page && t("rfm.about", { customers: count(page.customers), day: page.as_of })}
        actions={
          <Button onClick={() => setEditing(true)} data-testid="rfm-rules">
            {t("rfm.rules")}
          </Button>
        }
      />
      {error && <Failed error={error} />}
      {!page && !error && <Loading />}
      {page && page.customers === 0 && (
        <Card fill>
          <EmptyState icon={<PieChartOutlined />} title={t("rfm.none")} text={t("rfm.none_text")}>
            <ImportButton />
          </EmptyState>
        </Card>
      )}
      {page && page.customers > 0 && (
        <div className={styles.halves}>
          <Grid
            page={page}
            filter={filter}
            onChoose={(recency, frequency) =>
              change({ ...clear, recency: String(recency), frequency: String(frequency) })
            }
          />
          {narrowed ? (
            <Members scope={scope} filter={filter} onBack={() => change(clear)} />
          ) : (
            <Parts page={page} onChoose={(kind, code) => change({ ...clear, [kind]: code })} />
          )}
        </div>
      )}
      {editing && <RulesDialog may={may} onClose={() => setEditing(false)} />}
    </div>
  );
}

function filterOf(filters: Record<string, string>): RfmFilter {
  const digit = (text: string | undefined) => (text && /^[1-5]$/.test(text) ? Number(text) : null);
  return {
    segment: filters.segment ?? null,
    group: filters.group ?? null,
    recency: digit(filters.recency),
    frequency: digit(filters.frequency),
  };
}
