import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, TableName, Topic } from "../bindings";
import { ipc } from "../ipc";
import { Section } from "./DetailDrawer";
import { moment, NO_FIGURE } from "./format";
import styles from "./HistoryList.module.css";
import { historyValue } from "./historyValue";
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

/** Who changed the thing, when, from what to what; the newest change can be taken back. */
export function HistoryList({ table, id }: { table: TableName; id: string }) {
  const { t } = useTranslation();
  const allowed = useMay("view_history");
  const { data, error } = useQuery({
    queryKey: about(topicsOf[table], "history", table, id),
    queryFn: () => ipc.history(table, id),
    enabled: allowed,
  });
  if (!allowed) return null;
  return (
    <Section title={t("history.title")}>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p className={styles.none}>{t("history.none")}</p>}
      <ul className={styles.list} data-testid="history-list">
        {data?.map((entry) => (
          <Entry key={`${entry.tx}-${entry.row_id}-${entry.kind}`} entry={entry} table={table} />
        ))}
      </ul>
    </Section>
  );
}

/** What the texts call a table of the log, where orders are a plural. */
const nounOf = (entry: HistoryEntry) => (entry.table === "orders" ? "order" : entry.table);

function Entry({ entry, table }: { entry: HistoryEntry; table: TableName }) {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const noun = nounOf(entry);
  const words = (field: string, value: string | null) =>
    value ? historyValue(noun, field, value, session, t) : NO_FIGURE;
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
