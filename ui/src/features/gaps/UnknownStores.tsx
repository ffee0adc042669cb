import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FileChoice, Gaps, UnknownStore } from "../../bindings";
import { useGo } from "../../components/address";
import { count } from "../../components/format";
import { useMay, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { GapTable } from "./GapTable";
import styles from "./gaps.module.css";
import { useImportAgain, useNameStore } from "./queries";

/** Names of stores in imported files: said once which store it is, their rows come in again. */
export function UnknownStores({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const go = useGo();
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
          render: (row) => (
            <TextLink onClick={() => go("/data/imports")}>
              <span title={row.files.map(({ file }) => file).join("\n")}>{filesOf(row, t)}</span>
            </TextLink>
          ),
        },
        {
          key: "store",
          title: t("gaps.is_store"),
          width: "xl",
          render: (row) => <WhichStore row={row} />,
        },
        {
          key: "again",
          title: "",
          width: "xl",
          align: "end",
          render: (row) => <Again row={row} />,
        },
      ]}
    />
  );
}

type Words = (key: string, values: { file: string; count: number }) => string;

function filesOf({ files }: UnknownStore, t: Words): string {
  const file = files[0]?.file ?? "";
  return files.length > 1 ? t("gaps.file_and_more", { file, count: files.length }) : file;
}

/** Which store the name means; it can be said anew until the rows are in. */
function WhichStore({ row }: { row: UnknownStore }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const name = useNameStore();
  return (
    <Select
      size="small"
      className={styles.select}
      disabled={!useMay("edit_mapping")}
      value={row.store_id}
      placeholder={t("import.choose_store")}
      aria-label={t("import.which_store", { name: row.text })}
      data-testid="name-store"
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      options={session.stores.map((store) => ({ value: store.id, label: store.name }))}
      onChange={(store) => store && name.mutate({ text: row.text, store })}
    />
  );
}

/** Once the store is known: the files again, from where they lie, or what to do about them. */
function Again({ row }: { row: UnknownStore }) {
  const { t } = useTranslation();
  const go = useGo();
  const again = useImportAgain();
  const mayImport = useMay("import_sales");
  if (row.store_id === null || !mayImport) return null;
  const here = row.files.flatMap((file): FileChoice[] => (file.again ? [file.again] : []));
  if (here.length === 0)
    return (
      <TextLink onClick={() => go("/data/import")}>
        <span title={t("gaps.file_gone_text")} data-testid="file-gone">
          {t("gaps.file_gone")}
        </span>
      </TextLink>
    );
  return (
    <Button
      size="small"
      type="primary"
      loading={again.isPending}
      data-testid="import-again"
      onClick={() => again.mutate(here)}
    >
      {t("gaps.import_again", { count: here.length })}
    </Button>
  );
}
