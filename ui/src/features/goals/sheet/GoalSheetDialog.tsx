import { Modal, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalSheetChange } from "../../../bindings";
import { Failed, Loading } from "../../../components/Page";
import { size } from "../../../theme/tokens";
import { useGoalSheet, useTakeGoalSheet } from "../queries";

type Props = { path: string; onClose: () => void };

/** What an edited sheet would change, line by line, before anything is written. */
export function GoalSheetDialog({ path, onClose }: Props) {
  const { t } = useTranslation();
  const { data: sheet, error } = useGoalSheet(path);
  const take = useTakeGoalSheet();
  const changes = sheet?.changes ?? [];
  const faulty = new Set(changes.filter(({ problem }) => problem).map(({ line }) => line));
  const good = changes.filter(({ line }) => !faulty.has(line)).length;
  return (
    <Modal
      open
      width={size["drawer-wide"]}
      title={t("goal_sheet.title")}
      okText={t("goal_sheet.apply", { count: good })}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: good === 0, loading: take.isPending }}
      onOk={() => take.mutate(path, { onSuccess: onClose })}
      onCancel={onClose}
    >
      {error && <Failed error={error} />}
      {!sheet && !error && <Loading />}
      {sheet && changes.length === 0 && <p>{t("goal_sheet.same")}</p>}
      {changes.length > 0 && (
        <>
          <p>{t("goal_sheet.about")}</p>
          <Table<GoalSheetChange>
            size="small"
            rowKey={({ line, field }) => `${line} ${field}`}
            dataSource={changes}
            pagination={false}
            scroll={{ y: 320 }}
            columns={[
              { title: t("goal_sheet.line"), dataIndex: "line", width: 64, align: "right" },
              { title: t("goal_sheet.key_result"), dataIndex: "title", ellipsis: true },
              {
                title: t("goal_sheet.field"),
                dataIndex: "field",
                width: 96,
                render: (field: string) =>
                  field ? t(`form.${field}`, { defaultValue: field }) : "",
              },
              { title: t("goal_sheet.old"), dataIndex: "old", width: 120, align: "right" },
              { title: t("goal_sheet.new"), dataIndex: "new", width: 120, align: "right" },
              {
                title: t("goal_sheet.problem"),
                dataIndex: "problem",
                width: 160,
                render: (problem: string) =>
                  problem ? t(`invalid.${problem}`, { defaultValue: problem }) : "",
              },
            ]}
          />
        </>
      )}
    </Modal>
  );
}
