import { Select } from "antd";
import { useTranslation } from "react-i18next";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";

type Props = { value: string | null; onChange: (id: string) => void };

/** Which store sales belong to when the file itself does not say. */
export function StoreChooser({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  return (
    <label className={screen.line} htmlFor="import-store">
      <span className={screen.muted}>{t("import.store")}</span>
      <Select
        id="import-store"
        data-testid="import-store"
        value={value}
        status={value === null ? "warning" : undefined}
        placeholder={t("import.choose_store")}
        showSearch={{ optionFilterProp: "label" }}
        popupMatchSelectWidth={false}
        options={session.stores.map(({ id, name, code }) => ({
          value: id,
          label: `${name} ${code}`,
        }))}
        onChange={onChange}
      />
    </label>
  );
}
