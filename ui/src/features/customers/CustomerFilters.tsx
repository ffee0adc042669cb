import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import type { Filters } from "../../components/filters";
import { SearchInput } from "../../components/SearchInput";
import { useSigned } from "../../components/session";
import { useTags } from "./care";

type Props = { filters: Filters; change: (change: Record<string, string | null>) => void };

const STAGES = ["new", "active", "slowing", "sleeping", "lost"] as const;

/** By what the list of customers is narrowed. */
export function CustomerFilters({ filters, change }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const { data: tags = [] } = useTags();
  const choice = (name: string, all: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      placeholder={all}
      aria-label={all}
      data-testid={`filter-${name}`}
      value={filters[name]}
      options={options}
      onChange={(value) => change({ [name]: value ?? null })}
    />
  );
  return (
    <>
      <SearchInput
        value={filters.text ?? ""}
        placeholder={t("customer.search")}
        onChange={(text) => change({ text })}
      />
      {choice(
        "stage",
        t("customer.any_stage"),
        STAGES.map((value) => ({ value, label: t(`stage.${value}`) })),
      )}
      {tags.length > 0 &&
        choice(
          "tag_id",
          t("customer.any_tag"),
          tags.map(({ tag }) => ({ value: tag.id, label: tag.name })),
        )}
      {session.stores.length > 1 &&
        choice(
          "store_id",
          t("customer.any_store"),
          session.stores.map(({ id, name }) => ({ value: id, label: name })),
        )}
      <EmployeeSelect
        allowClear
        label={t("customer.any_employee")}
        placeholder={t("customer.any_employee")}
        testId="filter-assigned_to"
        value={filters.assigned_to ?? null}
        name={filters.assigned_name}
        onChange={(assigned_to, assigned_name) => change({ assigned_to, assigned_name })}
      />
    </>
  );
}
