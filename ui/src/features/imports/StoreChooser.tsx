import { useTranslation } from "react-i18next";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { StoreSelect } from "./StoreSelect";

type Props = { value: string | null; onChange: (id: string) => void };

/** Which store rows belong to when neither the file nor its line says so. */
export function StoreChooser({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  if (session.stores.length <= 1) return null;
  return (
    <span className={screen.line}>
      <span className={screen.muted}>{t("import.default_store")}</span>
      <StoreSelect
        value={value}
        label={t("import.default_store")}
        onChange={onChange}
        testId="import-store"
      />
    </span>
  );
}
