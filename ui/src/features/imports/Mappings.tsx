import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../components/session";
import styles from "./imports.module.css";
import { useDeleteMapping, useMappings } from "./queries";

/** The column mappings people kept, and how to drop one. */
export function Mappings() {
  const { t } = useTranslation();
  const { data } = useMappings();
  const remove = useDeleteMapping();
  const mayEdit = useMay("edit_mapping");
  if (!data || data.length === 0) return null;
  const list = (
    <ul className={styles.mappings}>
      {data.map((mapping) => (
        <li key={mapping.id}>
          <b>{mapping.name}</b>
          <span>
            {t("imports.mapping_columns", { count: Object.keys(mapping.columns).length })}
          </span>
          {mayEdit && (
            <Button size="small" onClick={() => remove.mutate(mapping.id)}>
              {t("common.delete")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button>{t("imports.mappings", { count: data.length })}</Button>
    </Popover>
  );
}
