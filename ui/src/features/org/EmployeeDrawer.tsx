import { useTranslation } from "react-i18next";
import type { Employee } from "../../bindings";
import { EmployeeFields } from "./EmployeeFields";
import { PasswordForm } from "./PasswordForm";
import { Postings } from "./Postings";
import { useEmployee, useFreshId, useSaveEmployee } from "./queries";
import { RecordDrawer } from "./RecordDrawer";

const begun: Omit<Employee, "id"> = {
  code: "",
  name: "",
  role: "sales_associate",
  department_id: null,
  post: "",
  store_id: null,
  region_id: null,
  joined_on: null,
  left_on: null,
};

/** An employee: role and place decide what they may see and do. */
export function EmployeeDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const fresh = id === "new";
  const freshId = useFreshId(fresh);
  const { data, error } = useEmployee(id);
  const save = useSaveEmployee();
  const kept = data === undefined ? undefined : (data?.employee ?? null);
  return (
    <RecordDrawer
      table="employee"
      title={fresh ? t("org.new_employee") : (kept?.name ?? t("org.employee"))}
      record={fresh ? (freshId ? { id: freshId, ...begun } : undefined) : kept}
      fresh={fresh}
      operation="edit_employee"
      save={save}
      error={fresh ? undefined : error}
      testId="employee-drawer"
      below={
        <>
          {kept && <Postings employee={kept} />}
          <PasswordForm id={id} can={data?.can_sign_in ?? false} />
        </>
      }
    >
      {(edit) => <EmployeeFields {...edit} />}
    </RecordDrawer>
  );
}
