import { DeleteOutlined, DownOutlined, EditOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerFilter, SegmentRow } from "../../bindings";
import { count, NO_FIGURE } from "../../components/format";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { ipc } from "../../ipc";
import { filterAddress, narrows, sameFilter } from "./filters";
import { useCount, useDeleteSegment, useSaveSegment, useSegments } from "./segments";
import styles from "./segments.module.css";

type Props = { filter: CustomerFilter; change: (change: Record<string, string | null>) => void };

/** The filters kept under a name: choose one, keep the present one, rename and drop. */
export function SegmentMenu({ filter, change }: Props) {
  const { t } = useTranslation();
  const { data: rows = [] } = useSegments();
  const [open, setOpen] = useState(false);
  const chosen = rows.find(({ segment }) => sameFilter(segment.filter, filter));
  const apply = ({ segment, assigned_to }: SegmentRow) => {
    change(filterAddress(segment.filter, assigned_to));
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={
        <div className={styles.menu} data-testid="segment-menu">
          {rows.length === 0 && <p className={screen.muted}>{t("segment.none_text")}</p>}
          <ul>
            {rows.map((row) => (
              <Row
                key={row.segment.id}
                row={row}
                chosen={row === chosen}
                onApply={() => apply(row)}
              />
            ))}
          </ul>
          <Keep filter={filter} rows={rows} chosen={chosen} />
        </div>
      }
    >
      <Button
        icon={<TeamOutlined />}
        className={styles.open}
        data-chosen={chosen ? "" : undefined}
        data-testid="segment-open"
      >
        <span className={styles.chosen}>{chosen?.segment.name ?? t("segment.title")}</span>
        <DownOutlined />
      </Button>
    </Popover>
  );
}

type RowProps = { row: SegmentRow; chosen: boolean; onApply: () => void };

function Row({ row: { segment }, chosen, onApply }: RowProps) {
  const { t } = useTranslation();
  const may = useMay("edit_segment");
  const save = useSaveSegment();
  const drop = useDeleteSegment();
  const { data: found } = useCount(segment.filter);
  const [name, setName] = useState<string | null>(null);
  const rename = () => {
    const next = name?.trim();
    if (next && next !== segment.name) save.mutate({ ...segment, name: next });
    setName(null);
  };
  if (name !== null)
    return (
      <li data-testid="segment-row">
        <Input
          autoFocus
          value={name}
          aria-label={t("segment.name")}
          data-testid="segment-rename"
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
          onPressEnter={rename}
        />
      </li>
    );
  return (
    <li data-testid="segment-row" data-chosen={chosen ? "" : undefined}>
      <button type="button" className={styles.apply} onClick={onApply} data-testid="segment-apply">
        <span>{segment.name}</span>
        <span className={screen.muted} data-testid="segment-count">
          {found === undefined ? NO_FIGURE : t("segment.people", { total: count(found) })}
        </span>
      </button>
      {may && (
        <>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={t("segment.rename", { name: segment.name })}
            data-testid="segment-edit"
            onClick={() => setName(segment.name)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("segment.delete", { name: segment.name })}
            data-testid="segment-delete"
            loading={drop.isPending}
            onClick={() => drop.mutate(segment.id)}
          />
        </>
      )}
    </li>
  );
}

type KeepProps = { filter: CustomerFilter; rows: SegmentRow[]; chosen: SegmentRow | undefined };

/** Keeps what the list is narrowed to now; a name that is there already gets this filter. */
function Keep({ filter, rows, chosen }: KeepProps) {
  const { t } = useTranslation();
  const save = useSaveSegment();
  const [name, setName] = useState("");
  const may = useMay("edit_segment");
  if (!may || chosen) return null;
  if (!narrows(filter)) {
    return rows.length > 0 && <p className={styles.foot}>{t("segment.narrow_first")}</p>;
  }
  const known = rows.find(({ segment }) => segment.name === name.trim());
  const keep = async () => {
    const id = known?.segment.id ?? (await ipc.newId());
    save.mutate({ id, name, filter }, { onSuccess: () => setName("") });
  };
  return (
    <div className={styles.keep}>
      <Input
        autoFocus
        value={name}
        placeholder={t("segment.keep_as")}
        aria-label={t("segment.keep_as")}
        data-testid="segment-name"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && void keep()}
      />
      <Button
        type="primary"
        disabled={name.trim() === ""}
        loading={save.isPending}
        data-testid="segment-save"
        onClick={() => void keep()}
      >
        {t(known ? "segment.replace" : "segment.keep")}
      </Button>
    </div>
  );
}
