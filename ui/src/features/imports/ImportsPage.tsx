import { InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportRow } from "../../bindings";
import { useGo } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { count, moment, span } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { Card, EmptyState, Failed, Loading, PageHead, Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useFigures, useMay, useSigned } from "../../components/session";
import { ipc } from "../../ipc";
import { Mappings } from "./Mappings";
import { useImports, useSaveRejects } from "./queries";
import { UndoImport } from "./UndoImport";

/** Everything that was imported, by whom, and the way back. */
export function ImportsPage() {
  const { t } = useTranslation();
  const imports = useImports();
  const go = useGo();
  const columns = useColumns();
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.imports")}
        about={Boolean(imports.total) && t("imports.total", { total: count(imports.total) })}
        actions={<Mappings />}
      />
      {imports.error !== undefined && imports.error !== null && <Failed error={imports.error} />}
      <Card fill flush>
        {imports.loading && <Loading />}
        {imports.total === 0 && (
          <EmptyState
            icon={<InboxOutlined />}
            title={t("imports.none")}
            text={t("imports.none_text")}
          >
            <ImportButton />
          </EmptyState>
        )}
        {(imports.total ?? 0) > 0 && (
          <DataTable
            tall
            label={t("data.imports")}
            testId="import-row"
            columns={columns}
            total={imports.total ?? 0}
            row={imports.row}
            rowKey={(row) => row.id}
            onShow={imports.show}
            onOpen={(row) => go("/data/orders", { filter: { import_id: row.id } })}
          />
        )}
      </Card>
    </div>
  );
}

function useColumns(): Column<ImportRow>[] {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  const number = (name: "new" | "changed" | "same" | "rejected"): Column<ImportRow> => ({
    key: name,
    title: t(`import.${name}`),
    width: "s",
    align: "end",
    render: (row) => count(row.counts[name]),
  });
  return [
    {
      key: "at",
      title: t("imports.at"),
      width: "l",
      render: (row) => moment(row.at, chain.time_zone),
    },
    {
      key: "files",
      title: t("import.file"),
      width: "fill",
      lead: true,
      render: (row) => row.files,
    },
    { key: "store", title: t("import.store"), width: "m", render: (row) => row.store_name },
    { key: "by", title: t("imports.by"), width: "s", render: (row) => row.by },
    {
      key: "period",
      title: t("import.period"),
      width: "l",
      render: (row) => span(row.from, row.to, chain.today),
    },
    number("new"),
    number("changed"),
    number("rejected"),
    {
      key: "net",
      title: t("import.net"),
      width: "m",
      align: "end",
      render: (row) => full(row.net_amount),
    },
    {
      key: "actions",
      title: "",
      width: "xl",
      align: "end",
      render: (row) => <Actions row={row} />,
    },
  ];
}

function Actions({ row }: { row: ImportRow }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const save = useSaveRejects();
  const mayImport = useMay("import_sales");
  if (row.undone_at !== null)
    return (
      <Pill tone="grey">
        {t("imports.undone_at", { at: moment(row.undone_at, chain.time_zone) })}
      </Pill>
    );
  return (
    <span>
      {row.rejects_saved && mayImport && (
        <Button
          size="small"
          type="link"
          onClick={(event) => {
            event.stopPropagation();
            save.mutate((path) => ipc.saveRejects(row.id, path));
          }}
        >
          {t("imports.rejects")}
        </Button>
      )}
      <UndoImport small id={row.id} rows={row.counts.new + row.counts.changed} />
    </span>
  );
}
