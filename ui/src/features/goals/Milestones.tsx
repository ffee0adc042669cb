import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Milestone } from "../../bindings";
import field from "../../components/Field.module.css";
import { useSigned } from "../../components/session";
import styles from "./form.module.css";

type Props = {
  steps: Milestone[];
  may: boolean;
  error?: string;
  onChange: (steps: Milestone[]) => void;
};

/** The steps of a key result that has no number, each with its day. */
export function Milestones({ steps, may, error, onChange }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const set = (at: number, part: Partial<Milestone>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...part } : step)));
  return (
    <div className={styles.milestones}>
      <ul>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step being named has nothing else of its own
          <li key={at} data-testid="milestone">
            <Checkbox
              checked={Boolean(step.done_on)}
              disabled={!may}
              aria-label={t("goal.step_done", { title: step.title || at + 1 })}
              onChange={(event) => set(at, { done_on: event.target.checked ? chain.today : null })}
            />
            <Input
              value={step.title ?? ""}
              disabled={!may}
              placeholder={t("goal.step")}
              aria-label={t("goal.step")}
              data-testid="milestone-title"
              onChange={(event) => set(at, { title: event.target.value })}
            />
            <DatePicker
              disabled={!may}
              placeholder={t("goal.step_due")}
              aria-label={t("goal.step_due")}
              value={step.due_on ? dayjs(step.due_on) : null}
              onChange={(_, day) =>
                set(at, { due_on: typeof day === "string" && day ? day : null })
              }
            />
            {may && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t("goal.remove_step", { title: step.title || at + 1 })}
                onClick={() => onChange(steps.filter((_, index) => index !== at))}
              />
            )}
          </li>
        ))}
      </ul>
      {error && (
        <p className={field.error} role="alert">
          {t("goal.steps_missing")}
        </p>
      )}
      {may && (
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          data-testid="add-milestone"
          onClick={() => onChange([...steps, { title: "" }])}
        >
          {t("goal.add_step")}
        </Button>
      )}
    </div>
  );
}
