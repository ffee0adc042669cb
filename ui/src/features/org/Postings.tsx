import { CaretDownOutlined, CaretRightOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Employee, Posting } from "../../bindings";
import { Failed } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import styles from "./org.module.css";
import { PostingForm } from "./PostingForm";
import { useDeletePosting, usePostings, useStores } from "./queries";

/** Where somebody worked from which day on, behind one line. */
export function Postings({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!useMay("view_scores")) return null;
  return (
    <section className={styles.fold}>
      <button
        type="button"
        className={styles.foldHead}
        aria-expanded={open}
        data-testid="postings"
        onClick={() => setOpen(!open)}
      >
        {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
        <b>{t("posting.title")}</b>
        {!open && <span>{t("posting.note")}</span>}
      </button>
      {open && <PostingList employee={employee} />}
    </section>
  );
}

function PostingList({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const may = useMay("edit_employee");
  const { data, error } = usePostings(employee.id);
  const newestFirst = [...(data ?? [])].reverse();
  return (
    <div className={screen.form}>
      <p className={screen.muted}>{t("posting.hint")}</p>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p data-testid="no-postings">{t("posting.none")}</p>}
      {newestFirst.length > 0 && (
        <ul className={styles.postings}>
          {newestFirst.map((posting) => (
            <PostingLine key={posting.id} posting={posting} may={may} />
          ))}
        </ul>
      )}
      {may && data && (
        <PostingForm key={data.length} employee={employee} last={data.at(-1) ?? null} />
      )}
    </div>
  );
}

function PostingLine({ posting, may }: { posting: Posting; may: boolean }) {
  const { t } = useTranslation();
  const { data: stores = [] } = useStores();
  const drop = useDeletePosting();
  const { id, from_on, post, store_id } = posting;
  const store = stores.find((one) => one.id === store_id)?.name;
  return (
    <li data-testid="posting">
      <time>{from_on}</time>
      <span>{post || t("posting.no_post")}</span>
      <span>{store ?? t("posting.no_store")}</span>
      {may && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t("posting.delete", { day: from_on })}
          loading={drop.isPending}
          data-testid="posting-delete"
          onClick={() => drop.mutate(id)}
        />
      )}
    </li>
  );
}
