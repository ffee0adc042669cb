import { CopyOutlined, SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "./DataTable";
import styles from "./DataTable.module.css";
import { count } from "./format";
import type { Paged } from "./pages";
import { say } from "./toast";
import { errorText } from "./write";

const MOST_COPIED = 2000;

/** Which columns of a list this device hides; kept from one start to the next. */
export function useHiddenColumns(list: string): [string[], (hidden: string[]) => void] {
  const key = `columns:${list}`;
  const [hidden, setHidden] = useState<string[]>(() =>
    (localStorage.getItem(key) ?? "").split(",").filter(Boolean),
  );
  const keep = (next: string[]) => {
    localStorage.setItem(key, next.join(","));
    setHidden(next);
  };
  return [hidden, keep];
}

/** Rows as a spreadsheet takes them: one line a row, cells apart by tabs, no formula. */
export function asTable<Row>(columns: Column<Row>[], rows: Row[]): string {
  const cell = (text: string) => {
    const flat = text.replace(/[\t\r\n]+/g, " ");
    return /^[=+@]/.test(flat) ? `'${flat}` : flat;
  };
  const of = (column: Column<Row>, row: Row) => {
    const shown = column.text?.(row) ?? column.render(row);
    return typeof shown === "string" ? cell(shown) : "";
  };
  const head = columns.map((column) => cell(String(column.title)));
  return [head, ...rows.map((row) => columns.map((column) => of(column, row)))]
    .map((line) => line.join("\t"))
    .join("\n");
}

type Props<Row, Extra> = {
  columns: Column<Row>[];
  rows: Paged<Row, Extra>;
  hidden: string[];
  onHidden: (hidden: string[]) => void;
};

/** Column choice, and copying for a spreadsheet. */
export function TableTools<Row, Extra>({ columns, rows, hidden, onHidden }: Props<Row, Extra>) {
  const { t } = useTranslation();
  const [copying, setCopying] = useState(false);
  const shown = columns.filter((column) => !hidden.includes(column.key));
  const copy = async () => {
    setCopying(true);
    try {
      const first = await rows.first(MOST_COPIED);
      await navigator.clipboard.writeText(asTable(shown, first));
      say({ kind: "done", text: t("common.copied", { total: count(first.length) }) });
    } catch (thrown) {
      say({ kind: "failed", text: errorText(thrown, t) });
    } finally {
      setCopying(false);
    }
  };
  const choice = (
    <Checkbox.Group
      className={styles.choice}
      value={shown.map((column) => column.key)}
      options={columns.map((column) => ({ value: column.key, label: column.title }))}
      onChange={(kept) =>
        onHidden(columns.map((column) => column.key).filter((key) => !kept.includes(key)))
      }
    />
  );
  return (
    <>
      <Tooltip title={t("common.copy")}>
        <Button
          type="text"
          icon={<CopyOutlined />}
          loading={copying}
          aria-label={t("common.copy")}
          data-testid="copy-rows"
          onClick={() => void copy()}
        />
      </Tooltip>
      <Popover content={choice} trigger="click" placement="bottomRight">
        <Button
          type="text"
          icon={<SettingOutlined />}
          aria-label={t("common.columns")}
          data-testid="columns"
        />
      </Popover>
    </>
  );
}
