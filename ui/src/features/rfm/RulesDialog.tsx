import { InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRules } from "../../bindings";
import { Field, TextField } from "../../components/Field";
import { Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { limitsOf } from "./limits";
import { useCustomerRules, useSaveCustomerRules } from "./queries";

type Limits = "recency_limits" | "order_limits" | "amount_limits";
type Amount = "vip_amount" | "vip_days" | "large_amount" | "large_days";
const LIMITS: Limits[] = ["recency_limits", "order_limits", "amount_limits"];
const AMOUNTS: Amount[] = ["vip_amount", "vip_days", "large_amount", "large_days"];

type Props = { may: boolean; onClose: () => void };

/** The rules by which the chain looks at its customers, for those who may change them. */
export function RulesDialog({ may, onClose }: Props) {
  const { t } = useTranslation();
  const { data } = useCustomerRules();
  if (data) return <RulesForm rules={data} may={may} onClose={onClose} />;
  return (
    <Modal open title={t("rfm.rules")} footer={null} onCancel={onClose}>
      <Loading />
    </Modal>
  );
}

function RulesForm({ rules, may, onClose }: Props & { rules: CustomerRules }) {
  const { t } = useTranslation();
  const save = useSaveCustomerRules();
  const [draft, setDraft] = useState(rules);
  const [texts, setTexts] = useState(
    () => Object.fromEntries(LIMITS.map((name) => [name, rules[name].join(" ")])) as Texts,
  );
  const wrong = LIMITS.filter((name) => limitsOf(texts[name]) === null);
  const limits = (name: Limits) => (
    <TextField
      key={name}
      label={t(`field.customer_rules.${name}`)}
      hint={t("rfm.limits_hint")}
      error={wrong.includes(name) && t("rfm.limits_wrong")}
      value={texts[name]}
      disabled={!may}
      onChange={(text) => setTexts((old) => ({ ...old, [name]: text }))}
      testId={name}
    />
  );
  const amount = (name: Amount) => (
    <Field key={name} label={t(`field.customer_rules.${name}`)}>
      {(id) => (
        <InputNumber
          id={id}
          min={0}
          max={1_000_000_000}
          precision={0}
          disabled={!may}
          value={draft[name]}
          onChange={(value) => setDraft((old) => ({ ...old, [name]: value ?? rules[name] }))}
        />
      )}
    </Field>
  );
  const written = () => {
    const found = LIMITS.map((name) => [name, limitsOf(texts[name]) ?? []]);
    save.mutate({ ...draft, ...Object.fromEntries(found) }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t("rfm.rules")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: !may || wrong.length > 0, loading: save.isPending }}
      onOk={written}
      onCancel={onClose}
    >
      <div className={screen.form}>
        <p className={screen.muted}>{t("rfm.rules_text")}</p>
        {LIMITS.map(limits)}
        <div className={screen.pair}>{AMOUNTS.map(amount)}</div>
      </div>
    </Modal>
  );
}

type Texts = Record<Limits, string>;
