import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Department } from "../../bindings";
import { Field, TextField } from "../../components/Field";
import { useDepartments, useFreshId, useSaveDepartment } from "./queries";
import { RecordDrawer } from "./RecordDrawer";

/** A department and the one above it. */
export function DepartmentDrawer({ id: asked }: { id: string }) {
  const { t } = useTranslation();
  const fresh = asked === "new";
  const freshId = useFreshId(fresh);
  const { data, error } = useDepartments();
  const save = useSaveDepartment();
  const kept = data && (data.find((one) => one.id === asked) ?? null);
  const begun: Department | undefined = freshId
    ? { id: freshId, name: "", parent_id: null }
    : undefined;
  return (
    <RecordDrawer
      table="department"
      title={fresh ? t("org.new_department") : (kept?.name ?? t("org.department"))}
      record={fresh ? begun : kept}
      fresh={fresh}
      operation="edit_department"
      save={save}
      error={error}
      testId="department-drawer"
    >
      {({ draft, set, may }) => (
        <>
          <TextField
            label={t("field.department.name")}
            value={draft.name}
            disabled={!may}
            onChange={(name) => set("name", name)}
          />
          <Field label={t("field.department.parent_id")}>
            {(id) => (
              <Select
                id={id}
                allowClear
                disabled={!may}
                value={draft.parent_id}
                options={(data ?? [])
                  .filter((one) => one.id !== draft.id)
                  .map((one) => ({ value: one.id, label: one.name }))}
                onChange={(parent) => set("parent_id", parent ?? null)}
              />
            )}
          </Field>
        </>
      )}
    </RecordDrawer>
  );
}
