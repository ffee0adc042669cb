import { InboxOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportRow } from "../../bindings";
import { useGo } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { count, moment, NO_FIGURE, span } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { Card, EmptyState, Failed, Loading, PageHead, Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useFigures, useMay, useSigned } from "../../components/session";
import { ipc } from "../../ipc";
import { ControlCell } from "./files/ControlCell";
import styles from "./imports.module.css";
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
        actions={
          <Button onClick={() => go("/settings/files")} data-testid="to-mappings">
            {t("imports.mappings")}
          </Button>
        }
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
            onOpen={(row) =>
              row.orders > 0 && go("/data/orders", { filter: { import_id: row.id } })
            }
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
  const formats = (row: ImportRow) =>
    row.recognised
      .split(", ")
      .map((format) => t(`format.${format}`, { defaultValue: format }))
      .join(t("common.comma"));
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
      render: (row) => <TwoLines main={row.files} under={formats(row)} />,
    },
    {
      key: "store",
      title: `${t("import.store")} · ${t("imports.by")}`,
      width: "m",
      render: (row) => <TwoLines main={row.store_name} under={row.by} />,
    },
    {
      key: "period",
      title: t("import.period"),
      width: "m",
      render: (row) => span(row.from, row.to, chain.today),
    },
    number("new"),
    number("changed"),
    number("rejected"),
    {
      key: "net",
      title: t("import.our_total"),
      width: "m",
      align: "end",
      render: (row) => {
        const entries = row.facts > 0 && t("import.entries", { total: count(row.facts) });
        return row.orders > 0 ? full(row.net_amount) : entries || NO_FIGURE;
      },
    },
    {
      key: "own",
      title: t("import.own_total"),
      width: "m",
      align: "end",
      render: (row) => <ControlCell controls={row.controls} />,
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

function TwoLines({ main, under }: { main: string; under: string }) {
  return (
    <span className={styles.twoLines}>
      <span title={main}>{main}</span>
      <small>{under}</small>
    </span>
  );
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
