import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { HolderKind, Objective } from "../../bindings";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field } from "../../components/Field";
import { useSigned } from "../../components/session";
import { LEVELS } from "./filters";
import type { Names } from "./names";
import { useDepartments } from "./queries";

type Props = {
  objective: Objective;
  may: boolean;
  names: Names;
  error?: string;
  onChange: (part: Partial<Objective>) => void;
};

/** Whose objective it is: the level, and who of that level. */
export function HolderFields({ objective, may, names, error, onChange }: Props) {
  const { t } = useTranslation();
  const { holder } = objective;
  return (
    <>
      <Field label={t("goal.level")}>
        {(id) => (
          <Select
            id={id}
            disabled={!may}
            value={holder}
            data-testid="goal-holder-level"
            options={LEVELS.map((value) => ({ value, label: t(`goal_level.${value}`) }))}
            onChange={(next: HolderKind) =>
              // A plan to grow is one person's.
              onChange({
                holder: next,
                holder_id: null,
                ...(next !== "employee" && { kind: "business" as const }),
              })
            }
          />
        )}
      </Field>
      {holder !== "chain" && (
        <Field label={t(`goal_level.${holder}`)} error={error}>
          {(id) => (
            <Holder id={id} objective={objective} may={may} names={names} onChange={onChange} />
          )}
        </Field>
      )}
    </>
  );
}

function Holder({ id, objective, may, names, onChange }: Omit<Props, "error"> & { id: string }) {
  const { t } = useTranslation();
  const { holder, holder_id } = objective;
  const places = usePlaces(holder);
  if (holder === "employee")
    return (
      <EmployeeSelect
        label={t("goal_level.employee")}
        placeholder={t("goal.choose_holder")}
        value={holder_id}
        name={names.of(holder_id)}
        disabled={!may}
        testId="goal-holder"
        onChange={(chosen, name) => {
          names.learn(chosen, name);
          onChange({ holder_id: chosen });
        }}
      />
    );
  const options = places.map((place) => ({ value: place.id, label: place.name }));
  const unseen = holder_id !== null && !places.some((place) => place.id === holder_id);
  if (unseen) options.push({ value: holder_id, label: names.of(holder_id) ?? "" });
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: "label" }}
      disabled={!may}
      placeholder={t("goal.choose_holder")}
      value={holder_id}
      data-testid="goal-holder"
      options={options}
      onChange={(chosen: string) => onChange({ holder_id: chosen })}
    />
  );
}

function usePlaces(holder: HolderKind): { id: string; name: string }[] {
  const { session } = useSigned();
  const departments = useDepartments(holder === "department").data ?? [];
  switch (holder) {
    case "region":
      return session.regions;
    case "department":
      return departments;
    case "store":
      return session.stores;
    case "chain":
    case "employee":
      return [];
  }
}
