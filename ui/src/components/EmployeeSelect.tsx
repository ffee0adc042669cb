import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ipc } from "../ipc";
import { NO_FIGURE } from "./format";
import { useMay, useSigned } from "./session";
import { about } from "./topics";

const SHOWN = 20;

type Choice = { value: string; label: string };
type Props = {
  label: string;
  placeholder: string;
  value: string | null;
  /** the name of who is chosen, when it is known */
  name?: string;
  /** choices that are no person, such as nobody */
  before?: Choice[];
  onChange: (id: string | null, name: string | null) => void;
  allowClear?: boolean;
  disabled?: boolean;
  size?: SelectProps["size"];
  testId?: string;
};

/** One of the people, found by name or staff number as one types; oneself stands first. */
export function EmployeeSelect({
  label,
  placeholder,
  value,
  name,
  before = [],
  onChange,
  testId,
  ...look
}: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const seesPeople = useMay("view_people");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { data, isFetching } = useQuery({
    queryKey: about(["people"], "employee-choices", text),
    queryFn: () => ipc.listEmployees(text, { offset: 0, limit: SHOWN }),
    enabled: open && seesPeople,
    placeholderData: keepPreviousData,
  });
  const people = new Map<string, string>();
  if (text === "") people.set(session.employee_id, session.name);
  for (const { employee } of data?.rows ?? []) people.set(employee.id, employee.name);
  if (value && !people.has(value)) people.set(value, name ?? NO_FIGURE);
  return (
    <Select
      {...look}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      data-testid={testId}
      loading={open && isFetching}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={isFetching ? t("common.loading") : t("common.nothing_found")}
      options={[...before, ...[...people].map(([id, label]) => ({ value: id, label }))]}
      onOpenChange={setOpen}
      onChange={(id, option) => onChange(id ?? null, labelOf(option))}
    />
  );
}

function labelOf(option: Choice | Choice[] | undefined): string | null {
  return option && !Array.isArray(option) ? option.label : null;
}
