import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../../components/filters";
import { inWords } from "../../../components/kpi";
import { SearchInput } from "../../../components/SearchInput";
import screen from "../../../components/screen.module.css";
import { useJobCards, useStagePacks } from "../queries";
import { SHELVES } from "./narrow";

/** By what the library is narrowed; it stands in the address. */
export function LibraryTools() {
  const { t, i18n } = useTranslation();
  const [filters, change] = useFilters();
  const { data: packs = [] } = useStagePacks();
  const { data: jobs = [] } = useJobCards();
  const choices = (of: { code: string; name: { zh?: string; en?: string } }[]) =>
    of.map(({ code, name }) => ({ value: code, label: inWords(name, i18n.language) }));
  return (
    <div className={screen.tools}>
      <SearchInput
        value={filters.find ?? ""}
        placeholder={t("kpi_sheets.search_templates")}
        onChange={(find) => change({ find: find || null })}
      />
      <Segmented<string>
        value={filters.shelf ?? "all"}
        aria-label={t("kpi_sheets.shelf_label")}
        data-testid="library-shelf"
        options={[
          { value: "all", label: t("kpi_sheets.all") },
          ...SHELVES.map((shelf) => ({ value: shelf, label: t(`kpi_sheets.shelf.${shelf}`) })),
        ]}
        onChange={(shelf) => change({ shelf: shelf === "all" ? null : shelf })}
      />
      <Select
        allowClear
        value={filters.stage ?? null}
        placeholder={t("kpi_sheets.by_stage")}
        aria-label={t("kpi_sheets.by_stage")}
        data-testid="library-stage"
        popupMatchSelectWidth={false}
        options={choices(packs)}
        onChange={(stage: string | null) => change({ stage: stage ?? null, job: null })}
      />
      <Select
        allowClear
        value={filters.job ?? null}
        placeholder={t("kpi_sheets.by_job")}
        aria-label={t("kpi_sheets.by_job")}
        data-testid="library-job"
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
        options={choices(jobs)}
        onChange={(job: string | null) => change({ job: job ?? null, stage: null })}
      />
    </div>
  );
}
