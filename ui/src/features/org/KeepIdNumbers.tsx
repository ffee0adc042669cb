import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useSigned } from "../../components/session";
import styles from "./org.module.css";
import { useKeepIdNumbers } from "./queries";

/** Whether ID-card numbers of member lists are kept; off unless the owner wants them. */
export function KeepIdNumbers() {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const keep = useKeepIdNumbers();
  if (session.role !== "owner") return null;
  return (
    <label className={styles.switch} htmlFor="keep-id-numbers">
      <Switch
        id="keep-id-numbers"
        checked={chain.keep_id_numbers}
        loading={keep.isPending}
        data-testid="keep-id-numbers"
        onChange={(on) => keep.mutate(on)}
      />
      <span>
        <b>{t("field.chain.keep_id_numbers")}</b>
        <small>{t("org.keep_id_numbers_text")}</small>
      </span>
    </label>
  );
}
