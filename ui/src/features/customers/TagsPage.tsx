import { TagsOutlined } from "@ant-design/icons";
import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TagColour, TagRow } from "../../bindings";
import { useGo } from "../../components/address";
import { useTags } from "../../components/choosing/queries";
import { count } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { ipc } from "../../ipc";
import { TAG_TONE, useDeleteTag, useSaveTag } from "./care";
import styles from "./customers.module.css";

const COLOURS = Object.keys(TAG_TONE) as TagColour[];

/** The words by which customers are grouped. */
export function TagsPage() {
  const { t } = useTranslation();
  const { data, error } = useTags();
  const may = useMay("edit_tag");
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("tag.title")}
        about={Boolean(data?.length) && t("tag.total", { total: count(data?.length) })}
      />
      {may && <NewTag />}
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && (
        <Card fill>
          <EmptyState icon={<TagsOutlined />} title={t("tag.none")} text={t("tag.none_text")} />
        </Card>
      )}
      {data && data.length > 0 && (
        <Card narrow flush>
          <ul className={styles.tags}>
            {data.map((row) => (
              <Row key={row.tag.id} row={row} may={may} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

function NewTag() {
  const { t } = useTranslation();
  const save = useSaveTag();
  const [name, setName] = useState("");
  const [colour, setColour] = useState<TagColour>("teal");
  const make = async () => {
    const id = await ipc.newId();
    save.mutate({ id, name, colour }, { onSuccess: () => setName("") });
  };
  return (
    <div className={screen.tools}>
      <Input
        className={styles.tagName}
        value={name}
        placeholder={t("tag.name")}
        aria-label={t("tag.name")}
        data-testid="tag-name"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && void make()}
      />
      <ColourSelect value={colour} onChange={setColour} />
      <Button
        type="primary"
        disabled={name.trim() === ""}
        loading={save.isPending}
        data-testid="tag-save"
        onClick={() => void make()}
      >
        {t("tag.new")}
      </Button>
    </div>
  );
}

type ColourProps = { value: TagColour; onChange: (colour: TagColour) => void; disabled?: boolean };

function ColourSelect({ value, onChange, disabled }: ColourProps) {
  const { t } = useTranslation();
  return (
    <Select
      value={value}
      disabled={disabled}
      aria-label={t("tag.colour")}
      options={COLOURS.map((colour) => ({
        value: colour,
        label: (
          <span className={styles.swatch} data-tone={TAG_TONE[colour]}>
            {t(`tag_colour.${colour}`)}
          </span>
        ),
      }))}
      onChange={onChange}
    />
  );
}

function Row({ row: { tag, customers }, may }: { row: TagRow; may: boolean }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const go = useGo();
  const save = useSaveTag();
  const drop = useDeleteTag();
  const [name, setName] = useState(tag.name);
  const rename = () => {
    if (name.trim() && name.trim() !== tag.name) save.mutate({ ...tag, name });
    else setName(tag.name);
  };
  const ask = async () => {
    const sure = await modal.confirm({
      title: t("tag.delete_title", { name: tag.name }),
      content: t("tag.delete_text", { count: customers }),
      okText: t("common.delete"),
      cancelText: t("common.cancel"),
      okButtonProps: { danger: true },
    });
    if (sure) drop.mutate(tag.id);
  };
  return (
    <li data-testid="tag-row">
      <Input
        variant="borderless"
        value={name}
        disabled={!may}
        aria-label={t("tag.name")}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onPressEnter={rename}
      />
      <ColourSelect
        value={tag.colour}
        disabled={!may}
        onChange={(colour) => save.mutate({ ...tag, colour })}
      />
      <TextLink onClick={() => go("/customers/list", { filter: { tag_id: tag.id } })}>
        {t("customer.total", { total: count(customers) })}
      </TextLink>
      {may && (
        <Button size="small" type="text" danger onClick={() => void ask()}>
          {t("common.delete")}
        </Button>
      )}
    </li>
  );
}
