import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NewStore } from "../../bindings";
import { Field } from "../../components/Field";
import { nextCode } from "./newChain";
import styles from "./start.module.css";

type Props = { stores: NewStore[]; onChange: (stores: NewStore[]) => void; error: ReactNode };

/** The stores of a new chain, a row each. */
export function StoreRows({ stores, onChange, error }: Props) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<NewStore>) =>
    onChange(stores.map((store, index) => (index === at ? { ...store, ...change } : store)));
  return (
    <Field label={t("start.stores")} error={error} hint={t("start.stores_hint")}>
      {(id) => (
        <div className={styles.stores}>
          {stores.map((store, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity before they are kept
            <div key={at} className={styles.storeRow}>
              <Input
                id={at === 0 ? id : undefined}
                value={store.code}
                aria-label={t("field.store.code")}
                placeholder={t("field.store.code")}
                onChange={(event) => set(at, { code: event.target.value })}
              />
              <Input
                value={store.name}
                aria-label={t("field.store.name")}
                placeholder={t("start.store_name")}
                data-testid="own-store-name"
                onChange={(event) => set(at, { name: event.target.value })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("start.remove_store")}
                disabled={stores.length === 1}
                onClick={() => onChange(stores.filter((_, index) => index !== at))}
              />
            </div>
          ))}
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => onChange([...stores, { code: nextCode(stores), name: "" }])}
          >
            {t("start.add_store")}
          </Button>
        </div>
      )}
    </Field>
  );
}
