import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Development } from "../../bindings";
import { TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";

type Props = {
  development: Development;
  may: boolean;
  onChange: (development: Development) => void;
};

/** A person's plan to grow beside somebody they look up to (G-26); one thing a line. */
export function DevelopmentFields({ development, may, onChange }: Props) {
  const { t } = useTranslation();
  const list = (name: "strengths" | "gaps" | "actions") => (
    <TextField
      long
      label={t(`goal_development.${name}`)}
      hint={t("goal_development.one_a_line")}
      value={(development[name] ?? []).join("\n")}
      disabled={!may}
      onChange={(text) => onChange({ ...development, [name]: text === "" ? [] : text.split("\n") })}
      testId={`goal-${name}`}
    />
  );
  return (
    <div className={screen.form}>
      <TextField
        label={t("goal_development.role_model")}
        hint={t("goal_development.role_model_hint")}
        value={development.role_model ?? ""}
        disabled={!may}
        onChange={(role_model) => onChange({ ...development, role_model })}
        testId="goal-role-model"
      />
      {list("strengths")}
      {list("gaps")}
      {list("actions")}
      <Checkbox
        checked={development.is_weighted ?? false}
        disabled={!may}
        onChange={(event) => onChange({ ...development, is_weighted: event.target.checked })}
      >
        {t("goal_development.is_weighted")}
      </Checkbox>
    </div>
  );
}
