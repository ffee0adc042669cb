import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Employee, Posting } from "../../bindings";
import styles from "./org.module.css";
import { useSavePosting, useStores } from "./queries";

type Props = { employee: Employee; last: Posting | null };

/** Adds a posting from a day on. The first tells where somebody began. */
export function PostingForm({ employee, last }: Props) {
  const { t } = useTranslation();
  const { data: stores = [] } = useStores();
  const save = useSavePosting();
  const place = last ?? employee;
  const [from, setFrom] = useState(last ? null : employee.joined_on);
  const [post, setPost] = useState(place.post);
  const [store, setStore] = useState(place.store_id);
  const submit = () => {
    if (!from) return;
    save.mutate({
      // The shell derives it from the person and the day.
      id: employee.id,
      employee_id: employee.id,
      from_on: from,
      post,
      department_id: place.department_id,
      store_id: store,
      region_id: place.region_id,
    });
  };
  return (
    <form
      className={styles.postingForm}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DatePicker
        value={from ? dayjs(from) : null}
        placeholder={t("posting.from_on")}
        aria-label={t("posting.from_on")}
        data-testid="posting-from"
        onChange={(day) => setFrom(day ? day.format("YYYY-MM-DD") : null)}
      />
      <Input
        value={post}
        placeholder={t("posting.post")}
        aria-label={t("posting.post")}
        data-testid="posting-post"
        onChange={(event) => setPost(event.target.value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={store}
        placeholder={t("posting.no_store")}
        aria-label={t("posting.store")}
        data-testid="posting-store"
        options={stores.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(chosen) => setStore(chosen ?? null)}
      />
      <Button
        htmlType="submit"
        disabled={!from}
        loading={save.isPending}
        data-testid="posting-save"
      >
        {t("posting.add")}
      </Button>
    </form>
  );
}
