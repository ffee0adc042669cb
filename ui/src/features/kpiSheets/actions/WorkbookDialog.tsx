import { useQuery } from "@tanstack/react-query";
import { Modal, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { SheetChange } from "../../../bindings";
import { count, NO_FIGURE } from "../../../components/format";
import { Failed, Loading } from "../../../components/Page";
import { about } from "../../../components/topics";
import { ipc } from "../../../ipc";
import { size } from "../../../theme/tokens";
import { useApplyWorkbook } from "../queries";
import styles from "./actions.module.css";

type Props = { family: string; path: string; onClose: () => void; onTaken: () => void };

/** What an edited workbook would change of the sheet, line by line, before it becomes a draft. */
export function WorkbookDialog({ family, path, onClose, onTaken }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: about(["scores"], "kpi-workbook", family, path),
    queryFn: () => ipc.importKpiWorkbook(family, path, false),
    gcTime: 0,
  });
  const take = useApplyWorkbook(family);
  const changes = data?.changes ?? [];
  const good = changes.filter(({ problem }) => problem === "").length;
  const bad = changes.length - good;
  const run = () =>
    take.mutate(path, {
      onSuccess: () => {
        onTaken();
        onClose();
      },
    });
  const word = (family: "workbook_field" | "workbook_problem", code: string) =>
    code && t(`kpi_sheets.${family}.${code}`, { defaultValue: code });
  return (
    <Modal
      open
      width={size["drawer-wide"]}
      title={t("kpi_sheets.workbook_title")}
      okText={t("kpi_sheets.workbook_apply", { count: good })}
      cancelText={t("common.cancel")}
      okButtonProps={{
        disabled: good === 0,
        loading: take.isPending,
        "data-testid": "workbook-apply",
      }}
      onOk={run}
      onCancel={onClose}
    >
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && changes.length === 0 && <p>{t("kpi_sheets.workbook_same")}</p>}
      {changes.length > 0 && (
        <div className={styles.workbook} data-testid="workbook-changes">
          <p>
            {t("kpi_sheets.workbook_about")}
            {bad > 0 && ` ${t("kpi_sheets.workbook_bad", { total: count(bad) })}`}
          </p>
          <Table<SheetChange>
            size="small"
            rowKey={({ line, key, field, problem }) => `${line} ${key} ${field} ${problem}`}
            dataSource={changes}
            pagination={false}
            scroll={{ y: size["list-tall"] }}
            columns={[
              {
                title: t("kpi_sheets.workbook.line"),
                dataIndex: "line",
                width: 56,
                align: "right",
                render: (line: number) => (line > 0 ? count(line) : NO_FIGURE),
              },
              { title: t("kpi_sheets.workbook.name"), dataIndex: "name", ellipsis: true },
              {
                title: t("kpi_sheets.workbook.field"),
                dataIndex: "field",
                width: 104,
                render: (field: string) => word("workbook_field", field),
              },
              { title: t("kpi_sheets.workbook.old"), dataIndex: "old", width: 120, ellipsis: true },
              { title: t("kpi_sheets.workbook.new"), dataIndex: "new", width: 120, ellipsis: true },
              {
                title: t("kpi_sheets.workbook.problem"),
                dataIndex: "problem",
                width: 190,
                render: (problem: string) =>
                  problem ? (
                    <span className={styles.problem}>{word("workbook_problem", problem)}</span>
                  ) : (
                    ""
                  ),
              },
            ]}
          />
        </div>
      )}
    </Modal>
  );
}
