import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ChosenCustomers, CustomerProfile } from "../../bindings";
import {
  useAssign,
  useTagCustomers,
  useTags,
  useUntagCustomers,
} from "../../components/choosing/queries";
import { Section } from "../../components/DetailDrawer";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field } from "../../components/Field";
import screen from "../../components/screen.module.css";

/** Their tags and who looks after them; each change is kept at once. */
export function Care({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { customer, tags } = profile.row;
  const { data: known = [] } = useTags();
  const tag = useTagCustomers();
  const untag = useUntagCustomers();
  const assign = useAssign();
  const chosen: ChosenCustomers = { chosen: "these", ids: [customer.id] };
  return (
    <Section title={t("customer.care")}>
      <div className={screen.pair}>
        <Field label={t("customer.tags_tab")}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              disabled={!profile.may_edit}
              value={tags.map((one) => one.id)}
              placeholder={t("customer.add_tag")}
              data-testid="customer-tags"
              options={known.map((row) => ({ value: row.tag.id, label: row.tag.name }))}
              onSelect={(one: string) => tag.mutate({ chosen, tag: one })}
              onDeselect={(one: string) => untag.mutate({ chosen, tag: one })}
            />
          )}
        </Field>
        <Field label={t("customer.employee")}>
          {() => (
            <EmployeeSelect
              allowClear
              disabled={!profile.may_edit}
              label={t("customer.employee")}
              placeholder={t("customer.nobody")}
              value={customer.assigned_to}
              name={profile.assigned_to}
              testId="customer-assigned"
              onChange={(employee) => assign.mutate({ chosen, employee })}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
