import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useGo } from "../../components/address";
import { count } from "../../components/format";
import { useMay, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { GapTable } from "./GapTable";
import styles from "./gaps.module.css";
import { useNameStore } from "./queries";

/** Names of stores in imported files: said once which store it is, the rows come in again. */
export function UnknownStores({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const go = useGo();
  const name = useNameStore();
  const may = useMay("edit_mapping");
  const options = session.stores.map((store) => ({ value: store.id, label: store.name }));
  return (
    <GapTable
      name="unknown_stores"
      rows={gaps.unknown_stores}
      rowKey={(row) => row.text}
      columns={[
        {
          key: "text",
          title: t("gaps.as_written"),
          width: "fill",
          lead: true,
          render: (row) => row.text,
        },
        {
          key: "rows",
          title: t("gaps.rows_lost"),
          width: "m",
          align: "end",
          render: (row) => count(row.rows),
        },
        {
          key: "file",
          title: t("gaps.last_file"),
          width: "fill",
          render: (row) => <TextLink onClick={() => go("/data/imports")}>{row.file}</TextLink>,
        },
        {
          key: "store",
          title: t("gaps.is_store"),
          width: "xl",
          render: ({ text }) => (
            <Select
              size="small"
              className={styles.select}
              disabled={!may}
              value={null}
              placeholder={t("import.choose_store")}
              aria-label={t("import.which_store", { name: text })}
              showSearch={{ optionFilterProp: "label" }}
              options={options}
              onChange={(store) => store && name.mutate({ text, store })}
            />
          ),
        },
      ]}
    />
  );
}
