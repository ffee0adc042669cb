import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalTemplateInfo } from "../../bindings";
import { Failed, Loading } from "../../components/Page";
import { useSigned } from "../../components/session";
import { size } from "../../theme/tokens";
import type { Days } from "./periods";
import { useApplyTemplate, useGoalTemplates } from "./queries";
import { TemplateFields } from "./TemplateFields";
import styles from "./templates.module.css";

type Props = { onClose: () => void; onApplied: (from: string, to: string) => void };
type Numbers = Record<string, string>;

/** Ready sets of goals: what each is good for, and its numbers and days before it is applied. */
export function TemplatesDialog({ onClose, onApplied }: Props) {
  const { t } = useTranslation();
  const { chain, language } = useSigned();
  const { data: templates, error } = useGoalTemplates(Number(chain.today.slice(0, 4)));
  const [code, setCode] = useState<string | null>(null);
  const [days, setDays] = useState<Days | null>(null);
  const [numbers, setNumbers] = useState<Numbers>({});
  const apply = useApplyTemplate();
  const chosen = templates?.find((one) => one.code === code) ?? templates?.[0];
  const usual = { from: chosen?.begins_on ?? "", to: chosen?.ends_on ?? "" };
  const period = days ?? usual;
  const choose = (template: GoalTemplateInfo) => {
    setCode(template.code);
    setDays(null);
    setNumbers({});
  };
  const run = () => {
    if (!chosen) return;
    const targets = Object.entries(numbers).map(([name, target]) => ({ name, target }));
    const choice = { code: chosen.code, begins_on: period.from, ends_on: period.to };
    apply.mutate(
      { ...choice, targets, language },
      { onSuccess: () => onApplied(period.from, period.to) },
    );
  };
  return (
    <Modal
      open
      destroyOnHidden
      width={size["drawer-wide"]}
      title={t("goal_template.title")}
      okText={t("goal_template.apply")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: !chosen, loading: apply.isPending }}
      onOk={run}
      onCancel={onClose}
    >
      {error && <Failed error={error} />}
      {!templates && !error && <Loading />}
      {templates && chosen && (
        <div className={styles.templates} data-testid="goal-template-dialog">
          <ul className={styles.list}>
            {templates.map((template) => (
              <li key={template.code}>
                <button
                  type="button"
                  aria-pressed={template.code === chosen.code}
                  data-testid={`template-${template.code}`}
                  onClick={() => choose(template)}
                >
                  <b>{language === "en" ? template.name_en : template.name_zh}</b>
                  <span>{language === "en" ? template.about_en : template.about_zh}</span>
                </button>
              </li>
            ))}
          </ul>
          <TemplateFields
            key={chosen.code}
            template={chosen}
            days={period}
            numbers={numbers}
            onDays={setDays}
            onNumbers={setNumbers}
          />
        </div>
      )}
    </Modal>
  );
}
