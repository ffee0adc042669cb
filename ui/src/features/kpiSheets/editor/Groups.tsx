import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Card, EmptyState } from "../../../components/Page";
import { addGroup, addItem } from "../state/change";
import type { SheetDraftState } from "../state/draft";
import { fillSheet, groupSum } from "../state/weights";
import styles from "./editor.module.css";
import { GroupCard } from "./GroupCard";
import { WeightSum } from "./WeightSum";

type Props = {
  draft: SheetDraftState;
  disabled: boolean;
  open: string | null;
  onOpen: (item: string | null) => void;
};

/** The groups of a sheet with their items. */
export function Groups({ draft, disabled, open, onOpen }: Props) {
  const { t } = useTranslation();
  const { content } = draft.now;
  const begin = () =>
    draft.content((one) => {
      const next = addGroup(one);
      const last = next.groups.at(-1);
      return last ? addItem(next, last.key) : next;
    });
  if (content.groups.length === 0 && content.medals.length === 0)
    return (
      <Card>
        <EmptyState title={t("kpi_sheets.no_groups")} text={t("kpi_sheets.no_groups_text")}>
          {!disabled && (
            <Button type="primary" data-testid="group-add" onClick={begin}>
              {t("kpi_sheets.add_group")}
            </Button>
          )}
        </EmptyState>
      </Card>
    );
  return (
    <Card
      flush
      title={t("kpi_sheets.content")}
      aside={
        content.groups.length > 0 && (
          <WeightSum
            sum={groupSum(content)}
            label={t("kpi_sheets.groups_sum")}
            testId="groups-sum"
            onFill={disabled ? null : () => draft.content(fillSheet)}
          />
        )
      }
    >
      <div className={styles.columns} aria-hidden="true">
        <span>{t("kpi_sheets.column.item")}</span>
        <span>{t("kpi_sheets.field.target")}</span>
        <span>{t("kpi_sheets.field.curve")}</span>
        <span className={styles.end}>{t("kpi_sheets.field.weight")}</span>
        <span />
      </div>
      {content.groups.map((group) => (
        <GroupCard
          key={group.key}
          draft={draft}
          group={group}
          disabled={disabled}
          open={open}
          onOpen={onOpen}
        />
      ))}
      {!disabled && (
        <div className={styles.addGroup}>
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            data-testid="group-add"
            onClick={() => draft.content(addGroup)}
          >
            {t("kpi_sheets.add_group")}
          </Button>
        </div>
      )}
    </Card>
  );
}
