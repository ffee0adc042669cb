import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Card, Failed } from "../../../components/Page";
import { useMay, useSigned } from "../../../components/session";
import { useForgetStoreAlias, useSetStoreAlias, useStoreAliases } from "../queries";
import { StoreSelect } from "../StoreSelect";
import styles from "./kept.module.css";

/** What files call the stores; a name that is forgotten is asked about again. */
export function StoreAliases() {
  const { t } = useTranslation();
  const { session } = useSigned();
  const { data, error } = useStoreAliases();
  const set = useSetStoreAlias();
  const forget = useForgetStoreAlias();
  const may = useMay("edit_mapping");
  const nameOf = (id: string) => session.stores.find((store) => store.id === id)?.name;
  return (
    <Card title={t("files.aliases")} aside={t("files.aliases_text")}>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p className={styles.none}>{t("files.no_aliases")}</p>}
      <ul className={styles.list}>
        {data?.map((alias) => (
          <li key={alias.id} data-testid="store-alias">
            <b>{alias.text}</b>
            {may ? (
              <StoreSelect
                small
                className={styles.select}
                value={nameOf(alias.store_id) ? alias.store_id : null}
                label={t("import.store_of", { file: alias.text })}
                onChange={(store) => set.mutate({ text: alias.text, store })}
              />
            ) : (
              <span>{nameOf(alias.store_id)}</span>
            )}
            {may && (
              <Button size="small" type="text" onClick={() => forget.mutate(alias.text)}>
                {t("files.forget")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
