import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, TableName, Topic } from "../bindings";
import { ipc } from "../ipc";
import { Section } from "./DetailDrawer";
import { moment, NO_FIGURE } from "./format";
import styles from "./HistoryList.module.css";
import { historyValue, type Known } from "./historyValue";
import { metricWords, useMetrics } from "./metrics";
import { Failed } from "./Page";
import { useMay, useSigned } from "./session";
import { about } from "./topics";
import { undoTx } from "./write";

const topicsOf: Record<TableName, Topic[]> = {
  chain: ["chain"],
  region: ["org"],
  store: ["org"],
  department: ["org"],
  employee: ["people"],
  product: ["products"],
  customer: ["customers"],
  order: ["orders"],
  import: ["imports"],
  mapping: ["mappings"],
  own_metric: ["metrics"],
  objective: ["goals"],
  key_result: ["goals"],
};

const NO_NAMES: Known["names"] = new Map();

type Props = {
  table: TableName;
  id: string;
  title?: string;
  /** what ids of people and goals stand for, as far as the screen knows */
  names?: Known["names"];
};

/** Who changed the thing, when, from what to what; the newest change can be taken back. */
export function HistoryList({ table, id, title, names = NO_NAMES }: Props) {
  const { t } = useTranslation();
  const allowed = useMay("view_history");
  const known = useKnown(table, names, allowed);
  const { data, error } = useQuery({
    queryKey: about(topicsOf[table], "history", table, id),
    queryFn: () => ipc.history(table, id),
    enabled: allowed,
  });
  if (!allowed) return null;
  return (
    <Section title={title ?? t("history.title")}>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p className={styles.none}>{t("history.none")}</p>}
      <ul className={styles.list} data-testid="history-list">
        {data?.map((entry) => (
          <Entry
            key={`${entry.tx}-${entry.row_id}-${entry.kind}`}
            entry={entry}
            table={table}
            known={known}
          />
        ))}
      </ul>
    </Section>
  );
}

/** The places of the session, the names the screen knows, and for key results those of metrics. */
function useKnown(table: TableName, names: Known["names"], allowed: boolean): Known {
  const { session, language } = useSigned();
  const metrics = useMetrics(allowed && table === "key_result").data;
  const metricName = (code: string) =>
    metricWords(metrics?.find((one) => one.code === code) ?? null, code, language).name;
  return { places: session, names, metricName };
}

/** What the texts call a table of the log, where orders are a plural. */
const nounOf = (entry: HistoryEntry) => (entry.table === "orders" ? "order" : entry.table);

type EntryProps = { entry: HistoryEntry; table: TableName; known: Known };

function Entry({ entry, table, known }: EntryProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const noun = nounOf(entry);
  const words = (field: string, value: string | null) =>
    value ? historyValue(noun, field, value, known, t) : NO_FIGURE;
  // A tag, a contact, a look: what is told is the thing itself, new or gone.
  const isAbout = noun !== table;
  const client = useQueryClient();
  return (
    <li className={styles.entry} data-testid="history-entry">
      <time className={styles.time}>{moment(entry.at, chain.time_zone)}</time>
      <div className={styles.what}>
        <p>
          <b>{entry.by}</b> {t(`operation.${entry.operation}`, { defaultValue: entry.operation })}
          <span className={styles.kind}> · {t(`history.${entry.kind}`)}</span>
        </p>
        {(entry.kind === "changed" || isAbout) &&
          entry.fields.map((field) => (
            <p key={field.field} className={styles.field}>
              {t(`field.${noun}.${field.field}`, { defaultValue: field.field })}
              {t("common.colon")}
              {(field.old || !isAbout) && (
                <>
                  <del>{words(field.field, field.old)}</del>
                  {(field.new || !isAbout) && " → "}
                </>
              )}
              {(field.new || !isAbout) && <ins>{words(field.field, field.new)}</ins>}
            </p>
          ))}
      </div>
      {entry.can_undo && (
        <Button size="small" onClick={() => void undoTx(entry.tx, client, t)}>
          {t("common.undo")}
        </Button>
      )}
    </li>
  );
}
