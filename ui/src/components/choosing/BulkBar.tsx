import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { EmployeeSelect } from "../EmployeeSelect";
import { ExportButton } from "../ExportButton";
import { count } from "../format";
import screen from "../screen.module.css";
import { useMay } from "../session";
import { TextLink } from "../TextLink";
import type { Chosen } from "./chosen";
import { useAssign, useTagCustomers, useTags, useUntagCustomers } from "./queries";

const NOBODY = "nobody";

type Props = {
  chosen: Chosen;
  total: number;
  /** what the file of them is called */
  name: string;
};

/** What can be done to everybody selected, in one step that can be taken back. */
export function BulkBar({ chosen, total, name }: Props) {
  const { t } = useTranslation();
  const { data: tags = [] } = useTags();
  const tag = useTagCustomers();
  const untag = useUntagCustomers();
  const assign = useAssign();
  const mayEdit = useMay("edit_customer");
  const options = tags.map((row) => ({ value: row.tag.id, label: row.tag.name }));
  const choice = (name: "add_tag" | "remove_tag", run: (tag: string) => void, busy: boolean) => (
    <Select
      value={null}
      placeholder={t(`customer.${name}`)}
      aria-label={t(`customer.${name}`)}
      data-testid={`bulk-${name}`}
      options={options}
      loading={busy}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      onChange={(id: string | null) => id && run(id)}
    />
  );
  return (
    <div className={screen.tools} data-testid="bulk-bar">
      <b className={screen.strong} data-testid="bulk-count">
        {t("customer.chosen", { total: count(chosen.count) })}
      </b>
      {!chosen.found && chosen.count < total && (
        <TextLink onClick={chosen.all}>
          {t("customer.choose_found", { total: count(total) })}
        </TextLink>
      )}
      <span className={screen.grow} />
      {mayEdit && (
        <>
          {choice("add_tag", (id) => tag.mutate({ chosen: chosen.chosen, tag: id }), tag.isPending)}
          {choice(
            "remove_tag",
            (id) => untag.mutate({ chosen: chosen.chosen, tag: id }),
            untag.isPending,
          )}
          <EmployeeSelect
            label={t("customer.assign")}
            placeholder={t("customer.assign")}
            testId="bulk-assign"
            value={null}
            before={[{ value: NOBODY, label: t("customer.assign_nobody") }]}
            onChange={(id) =>
              id && assign.mutate({ chosen: chosen.chosen, employee: id === NOBODY ? null : id })
            }
          />
        </>
      )}
      <ExportButton rows={{ what: "chosen_customers", customers: chosen.chosen }} name={name} />
      <Button type="text" onClick={chosen.none} data-testid="bulk-none">
        {t("customer.choose_none")}
      </Button>
    </div>
  );
}
