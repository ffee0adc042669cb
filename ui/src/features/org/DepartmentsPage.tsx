import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { openDetail, useAddress, useDrawers } from "../../components/address";
import { DataTable } from "../../components/DataTable";
import { count } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import styles from "./org.module.css";
import { useDepartments } from "./queries";
import { placed } from "./tree";

/** The departments beside the stores. */
export function DepartmentsPage() {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const { data, error } = useDepartments();
  const selected = openDetail(useAddress())?.id;
  const may = useMay("edit_department");
  const rows = placed(data ?? []);
  const add = may && (
    <Button type="primary" onClick={() => open("department", "new")}>
      {t("org.new_department")}
    </Button>
  );
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("settings.departments")}
        about={data && t("org.department_total", { total: count(rows.length) })}
        actions={add}
      />
      {error && <Failed error={error} />}
      <Card fill flush narrow>
        {!data && !error && <Loading />}
        {data?.length === 0 && (
          <EmptyState title={t("org.no_departments")} text={t("org.no_departments_text")} />
        )}
        {rows.length > 0 && (
          <DataTable
            label={t("settings.departments")}
            testId="department-row"
            total={rows.length}
            row={(index) => rows[index]}
            rowKey={(row) => row.id}
            selected={selected}
            onOpen={(row) => open("department", row.id)}
            columns={[
              {
                key: "name",
                title: t("field.department.name"),
                width: "fill",
                render: (row) => (
                  <span className={styles.branch} data-depth={Math.min(row.depth, 4)}>
                    {row.name}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Card>
    </div>
  );
}
