import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportOutcome } from "../../bindings";
import { useGo } from "../../components/address";
import { FactStrip } from "../../components/FactStrip";
import { count } from "../../components/format";
import { useFigures } from "../../components/session";
import { ipc } from "../../ipc";
import styles from "./imports.module.css";
import { useSaveRejects } from "./queries";
import { sumCounts, sumDecimals } from "./request";
import { UndoImport } from "./UndoImport";

type Props = { outcome: ImportOutcome; onMore: () => void };

/** What was written, and the way back. */
export function Done({ outcome, onMore }: Props) {
  const { t } = useTranslation();
  const go = useGo();
  const save = useSaveRejects();
  const { full } = useFigures();
  const counts = sumCounts(outcome.files);
  const orders = outcome.files.reduce((sum, file) => sum + file.orders, 0);
  const { import_id } = outcome;
  const facts: [string, string][] = [
    ["new", count(counts.new)],
    ["changed", count(counts.changed)],
    ["same", count(counts.same)],
    ["rejected", count(counts.rejected)],
    ["orders", count(orders)],
    ["net", full(sumDecimals(outcome.files.map((file) => file.net_amount)))],
  ];
  return (
    <section className={styles.done} data-testid="import-done">
      <CheckCircleFilled className={styles.doneIcon} />
      <h2>{t(import_id ? "import.done" : "import.done_nothing_new")}</h2>
      <FactStrip facts={facts.map(([name, value]) => [t(`import.${name}`), value])} />
      <div className={styles.doneActions}>
        <Button type="primary" onClick={() => go("/today")} data-testid="import-to-today">
          {t("import.see_today")}
        </Button>
        <Button onClick={onMore}>{t("import.more")}</Button>
        {import_id && counts.rejected > 0 && (
          <Button onClick={() => save.mutate((path) => ipc.saveRejects(import_id, path))}>
            {t("import.save_rejects")}
          </Button>
        )}
        {import_id && (
          <UndoImport id={import_id} rows={counts.new + counts.changed} onUndone={onMore} />
        )}
      </div>
    </section>
  );
}
