import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSigned } from "../../components/session";

type Props = {
  value: string | null;
  label: string;
  onChange: (id: string) => void;
  placeholder?: string;
  /** something waits for the choice */
  wanted?: boolean;
  small?: boolean;
  className?: string;
  testId?: string;
};

/** One of the stores the person may see. */
export function StoreSelect({ value, label, onChange, testId, ...look }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  return (
    <Select
      className={look.className}
      size={look.small ? "small" : undefined}
      value={value}
      status={look.wanted ? "warning" : undefined}
      placeholder={look.placeholder ?? t("import.choose_store")}
      aria-label={label}
      data-testid={testId}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      options={session.stores.map(({ id, name, code }) => ({
        value: id,
        label: name,
        title: code,
      }))}
      onChange={onChange}
    />
  );
}
