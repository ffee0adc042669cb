import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { EmployeeRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { useFilters } from "../../components/filters";
import { count, NO_FIGURE } from "../../components/format";
import { ListBody } from "../../components/ListBody";
import { EmptyState, PageHead, Pill } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { useEmployees } from "./queries";

/** Who works here, in which role and store. */
export function PeoplePage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const people = useEmployees(filters.text ?? "");
  const columns = useColumns();
  const { open } = useDrawers();
  const may = useMay("edit_employee");
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("settings.people")}
        about={people.total !== null && t("org.people_total", { total: count(people.total) })}
        actions={
          may && (
            <Button type="primary" onClick={() => open("employee", "new")}>
              {t("org.new_employee")}
            </Button>
          )
        }
      />
      <ListBody
        label={t("settings.people")}
        testId="employee-row"
        rows={people}
        columns={columns}
        rowKey={(row) => row.employee.id}
        onOpen={(row) => open("employee", row.employee.id)}
        filtered={Boolean(filters.text)}
        filters={
          <SearchInput
            value={filters.text ?? ""}
            placeholder={t("org.search_people")}
            onChange={(text) => change({ text })}
          />
        }
        empty={<EmptyState title={t("org.no_people")} />}
      />
    </div>
  );
}

function useColumns(): Column<EmployeeRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("field.employee.name"),
      width: "l",
      lead: true,
      render: ({ employee }) => employee.name,
    },
    {
      key: "code",
      title: t("field.employee.code"),
      width: "m",
      render: ({ employee }) => employee.code || NO_FIGURE,
    },
    {
      key: "role",
      title: t("field.employee.role"),
      width: "xl",
      render: ({ employee }) => t(`role.${employee.role}`),
    },
    {
      key: "store",
      title: t("field.employee.store_id"),
      width: "fill",
      render: (row) => row.store_name ?? NO_FIGURE,
    },
    {
      key: "department",
      title: t("field.employee.department_id"),
      width: "l",
      render: (row) => row.department_name ?? NO_FIGURE,
    },
    {
      key: "joined",
      title: t("field.employee.joined_on"),
      width: "m",
      render: ({ employee }) => employee.joined_on ?? NO_FIGURE,
    },
    {
      key: "state",
      title: t("org.sign_in"),
      width: "m",
      render: (row) => {
        if (row.employee.left_on) return <Pill tone="grey">{t("org.has_left")}</Pill>;
        return row.can_sign_in ? <Pill tone="green">{t("org.yes")}</Pill> : NO_FIGURE;
      },
    },
  ];
}
