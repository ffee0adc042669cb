import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Employee } from "../../bindings";
import { Field, TextField } from "../../components/Field";
import { NO_FIGURE } from "../../components/format";
import screen from "../../components/screen.module.css";
import { ROLES, useDepartments, useRegions, useStores } from "./queries";
import type { Edit } from "./RecordDrawer";

type Named = { id: string; name: string };

/** The fields of an employee. */
export function EmployeeFields({ draft, set, may }: Edit<Employee>) {
  const { t } = useTranslation();
  const { data: stores = [] } = useStores();
  const { data: regions = [] } = useRegions();
  const { data: departments = [] } = useDepartments();
  const place = (name: "store_id" | "region_id" | "department_id", choices: Named[]) => (
    <Field label={t(`field.employee.${name}`)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          disabled={!may}
          placeholder={NO_FIGURE}
          value={draft[name]}
          options={choices.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(chosen) => set(name, chosen ?? null)}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className={screen.pair}>
        <TextField
          label={t("field.employee.name")}
          value={draft.name}
          disabled={!may}
          onChange={(name) => set("name", name)}
          testId="employee-name"
        />
        <TextField
          label={t("field.employee.code")}
          value={draft.code}
          disabled={!may}
          onChange={(code) => set("code", code)}
        />
      </div>
      <div className={screen.pair}>
        <Field label={t("field.employee.role")}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: "label" }}
              disabled={!may}
              value={draft.role}
              options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              onChange={(role) => set("role", role)}
            />
          )}
        </Field>
        <TextField
          label={t("field.employee.post")}
          value={draft.post}
          disabled={!may}
          onChange={(post) => set("post", post)}
          testId="employee-post"
        />
      </div>
      <div className={screen.pair}>
        {place("store_id", stores)}
        {place("department_id", departments)}
      </div>
      <div className={screen.pair}>{place("region_id", regions)}</div>
      <div className={screen.pair}>
        {(["joined_on", "left_on"] as const).map((name) => (
          <Field key={name} label={t(`field.employee.${name}`)}>
            {(id) => (
              <DatePicker
                id={id}
                disabled={!may}
                placeholder={NO_FIGURE}
                value={draft[name] ? dayjs(draft[name]) : null}
                onChange={(day) => set(name, day ? day.format("YYYY-MM-DD") : null)}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
