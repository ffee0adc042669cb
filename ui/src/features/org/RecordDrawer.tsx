import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { TableName } from "../../bindings";
import { type DetailKind, useDrawers } from "../../components/address";
import { DetailDrawer } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { SaveBar } from "../../components/Field";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";

type Saving<T> = {
  isPending: boolean;
  mutate: (record: T, options?: { onSuccess?: () => void }) => void;
};
export type Edit<T> = {
  draft: T;
  set: <Name extends keyof T>(name: Name, value: T[Name]) => void;
  may: boolean;
};

type Props<T> = {
  table: TableName;
  title: string;
  /** the record as it is kept, or as a new one begins; absent while it is read */
  record: T | null | undefined;
  fresh: boolean;
  operation: string;
  save: Saving<T>;
  error?: unknown;
  testId: string;
  children: (edit: Edit<T>) => ReactNode;
  below?: ReactNode;
  /** where else one can go from here */
  extra?: ReactNode;
};

/** A record of the organisation in a drawer: its form, and its history under it. */
export function RecordDrawer<T extends { id: string }>(props: Props<T>) {
  const { close } = useDrawers();
  const { t } = useTranslation();
  if (props.record) return <RecordForm {...props} record={props.record} />;
  const missing = props.record === null && !props.error;
  return (
    <DetailDrawer title={props.title} onClose={close}>
      {Boolean(props.error) && <Failed error={props.error} />}
      {missing && <p className={screen.muted}>{t("error.not_found")}</p>}
      {!missing && !props.error && <Loading />}
    </DetailDrawer>
  );
}

function RecordForm<T extends { id: string }>(props: Props<T> & { record: T }) {
  const { table, title, record, fresh, operation, save, testId, children, below, extra } = props;
  const { close, open } = useDrawers();
  const { draft, set, dirty, reset, saved } = useDraft(record);
  const may = useMay(operation);
  const kept = () => {
    // The guard of unsaved work must be gone before the address changes.
    flushSync(saved);
    if (fresh) open(table as DetailKind, draft.id);
  };
  const bar = (
    <SaveBar
      dirty={dirty}
      saving={save.isPending}
      onReset={reset}
      onSave={() => save.mutate(draft, { onSuccess: kept })}
    />
  );
  return (
    <DetailDrawer
      title={title}
      extra={extra}
      onClose={close}
      dirty={dirty && !save.isPending}
      footer={may && bar}
      testId={testId}
    >
      <div className={screen.form}>{children({ draft, set, may })}</div>
      {!fresh && below}
      {!fresh && <HistoryList table={table} id={record.id} />}
    </DetailDrawer>
  );
}
