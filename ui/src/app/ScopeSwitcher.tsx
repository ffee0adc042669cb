import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useMergeAddress } from "../components/address";
import { useScope } from "../components/scope";
import { useSigned } from "../components/session";
import styles from "./shell.module.css";

/** Whose numbers: the chain, a region or a store, as far as the person may see. */
export function ScopeSwitcher() {
  const { t } = useTranslation();
  const { session } = useSigned();
  const merge = useMergeAddress();
  const scope = useScope();
  const options = [
    ...(session.whole_chain ? [{ value: "chain", label: t("scope.chain") }] : []),
    {
      label: t("scope.regions"),
      options: session.regions.map((one) => ({ value: `region:${one.id}`, label: one.name })),
    },
    {
      label: t("scope.stores"),
      options: session.stores.map((one) => ({
        value: `store:${one.id}`,
        label: one.name,
        code: one.code,
      })),
    },
  ].filter((group) => !("options" in group) || (group.options ?? []).length > 0);
  if (session.stores.length <= 1 && session.regions.length <= 1 && !session.whole_chain)
    return <span className={styles.onlyScope}>{scope.name}</span>;
  return (
    <Select
      className={styles.scope}
      value={scope.key}
      options={options}
      showSearch={{ optionFilterProp: "label" }}
      aria-label={t("scope.label")}
      data-testid="scope-switch"
      popupMatchSelectWidth={false}
      onChange={(key) => merge({ scope: key, open: undefined, rows: undefined })}
    />
  );
}
