import { Button, DatePicker, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssignedTo, KpiSheet } from "../../../bindings";
import { EmployeeSelect } from "../../../components/EmployeeSelect";
import { Field } from "../../../components/Field";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { useAssignSheet, useDepartments, usePosts } from "../queries";
import { firstOfMonth } from "../state/versions";

const KINDS = [
  "post",
  "department",
  "store",
  "chain",
  "person",
] as const satisfies readonly AssignedTo[];

/** Whom else the sheet shall measure, and from which day. */
export function AssignForm({ sheet }: { sheet: KpiSheet }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [kind, setKind] = useState<AssignedTo>("post");
  const [target, setTarget] = useState<string | null>(null);
  const usual = sheet.published_from ?? firstOfMonth(chain.today);
  const [from, setFrom] = useState(usual);
  const [to, setTo] = useState<string | null>(null);
  const assign = useAssignSheet();
  const ready = kind === "chain" || target !== null;
  const run = () =>
    assign.mutate(
      {
        family_id: sheet.family_id,
        kind,
        post: kind === "post" ? (target ?? "") : "",
        target_id: kind === "post" || kind === "chain" ? null : target,
        from_on: from,
        to_on: to,
      },
      { onSuccess: () => setTarget(null) },
    );
  return (
    <div className={screen.form} data-testid="assign-form">
      <Segmented<AssignedTo>
        block
        value={kind}
        aria-label={t("kpi_sheets.assign_to")}
        data-testid="assign-kind"
        options={KINDS.map((value) => ({ value, label: t(`kpi.assigned_to.${value}`) }))}
        onChange={(next) => {
          setKind(next);
          setTarget(null);
        }}
      />
      {kind !== "chain" && (
        <Field label={t(`kpi.assigned_to.${kind}`)}>
          {(id) => <Whom id={id} kind={kind} target={target} onTarget={setTarget} />}
        </Field>
      )}
      <div className={screen.pair}>
        <Field label={t("kpi_sheets.field.from_on")}>
          {(id) => (
            <DatePicker
              id={id}
              allowClear={false}
              value={dayjs(from)}
              onChange={(_, day) => typeof day === "string" && day && setFrom(day)}
            />
          )}
        </Field>
        <Field label={t("kpi_sheets.field.to_on")}>
          {(id) => (
            <DatePicker
              id={id}
              value={to ? dayjs(to) : null}
              minDate={dayjs(from)}
              placeholder={t("kpi_sheets.no_end")}
              onChange={(_, day) => setTo(typeof day === "string" && day ? day : null)}
            />
          )}
        </Field>
      </div>
      <div>
        <Button
          type="primary"
          disabled={!ready}
          loading={assign.isPending}
          data-testid="assign-now"
          onClick={run}
        >
          {t("kpi_sheets.assign")}
        </Button>
      </div>
    </div>
  );
}

type WhomProps = {
  id: string;
  kind: Exclude<AssignedTo, "chain">;
  target: string | null;
  onTarget: (target: string | null) => void;
};

function Whom({ id, kind, target, onTarget }: WhomProps) {
  const { t } = useTranslation();
  const { stores } = useSigned().session;
  const { data: posts = [] } = usePosts();
  const { data: departments = [] } = useDepartments();
  const label = t(`kpi.assigned_to.${kind}`);
  if (kind === "person")
    return (
      <EmployeeSelect
        label={label}
        placeholder={label}
        value={target}
        testId="assign-target"
        onChange={onTarget}
      />
    );
  const options = {
    post: posts.map((post) => ({ value: post, label: post })),
    store: stores.map((store) => ({ value: store.id, label: store.name })),
    department: departments.map((one) => ({ value: one.id, label: one.name })),
  }[kind];
  return (
    <Select
      id={id}
      value={target}
      placeholder={t("kpi_sheets.choose")}
      data-testid="assign-target"
      notFoundContent={t(kind === "post" ? "kpi_sheets.no_posts" : "common.nothing_found")}
      showSearch={{ optionFilterProp: "label" }}
      options={options}
      onChange={onTarget}
    />
  );
}
