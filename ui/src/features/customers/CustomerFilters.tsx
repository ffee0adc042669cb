import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTags } from "../../components/choosing/queries";
import type { Filters } from "../../components/filters";
import { SearchInput } from "../../components/SearchInput";
import { useChips } from "./FilterChips";
import { customerFilter } from "./filters";
import { MoreFilters } from "./MoreFilters";
import { SegmentMenu } from "./SegmentMenu";

type Props = { filters: Filters; change: (change: Record<string, string | null>) => void };

const STAGES = ["new", "active", "slowing", "sleeping", "lost"] as const;

/** By what the list of customers is narrowed. */
export function CustomerFilters({ filters, change }: Props) {
  const { t } = useTranslation();
  const { data: tags = [], isSuccess } = useTags();
  const chips = useChips(filters);
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
  const tagged = tags.map(({ tag }) => ({ value: tag.id, label: tag.name }));
  const { tag_id } = filters;
  if (tag_id && isSuccess && !tagged.some(({ value }) => value === tag_id))
    tagged.push({ value: tag_id, label: t("segment.gone") });
  return (
    <>
      <SegmentMenu filter={customerFilter(filters)} change={change} />
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
      {tagged.length > 0 && choice("tag_id", t("customer.any_tag"), tagged)}
      <MoreFilters filters={filters} set={chips.length} change={change} />
    </>
  );
}
