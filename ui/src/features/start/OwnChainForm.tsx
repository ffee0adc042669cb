import { Button, Segmented, Select } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppState, NewChain } from "../../bindings";
import { Field, TextField } from "../../components/Field";
import { Failed } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { CURRENCIES, emptyChain, gaps, SHORTEST_PASSWORD, timeZones } from "./newChain";
import { useStartChain } from "./queries";
import { StoreRows } from "./StoreRows";
import styles from "./start.module.css";

type Props = { onBack: () => void; onReady: (state: AppState) => void };

/** A chain of one's own: name, money, stores, and the owner who signs in. */
export function OwnChainForm({ onBack, onReady }: Props) {
  const { t } = useTranslation();
  const [chain, setChain] = useState<NewChain>(emptyChain);
  const [tried, setTried] = useState(false);
  const start = useStartChain(onReady);
  const missing = gaps(chain);
  const set = <Name extends keyof NewChain>(name: Name, value: NewChain[Name]) =>
    setChain((old) => ({ ...old, [name]: value }));
  const gap = (name: (typeof missing)[number]): ReactNode =>
    tried && missing.includes(name) && t(`start.gap_${name}`, { count: SHORTEST_PASSWORD });
  const submit = () => {
    setTried(true);
    if (missing.length === 0) start.mutate(chain);
  };
  return (
    <form
      className={styles.own}
      data-testid="own-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        autoFocus
        label={t("field.chain.name")}
        value={chain.name}
        onChange={(name) => set("name", name)}
        error={gap("name")}
        testId="own-name"
      />
      <Money chain={chain} set={set} />
      <StoreRows
        stores={chain.stores}
        onChange={(stores) => set("stores", stores)}
        error={gap("stores") || gap("codes")}
      />
      <div className={screen.pair}>
        <TextField
          label={t("start.owner_name")}
          value={chain.owner_name}
          onChange={(name) => set("owner_name", name)}
          error={gap("owner_name")}
          testId="own-owner"
        />
        <TextField
          password
          label={t("start.owner_password")}
          value={chain.owner_password}
          onChange={(password) => set("owner_password", password)}
          hint={t("session.password_rule", { count: SHORTEST_PASSWORD })}
          error={gap("owner_password")}
          testId="own-password"
        />
      </div>
      {start.error && <Failed error={start.error} />}
      <div className={styles.formFoot}>
        <Button onClick={onBack}>{t("common.back")}</Button>
        <Button type="primary" htmlType="submit" loading={start.isPending} data-testid="own-submit">
          {t("start.own_submit")}
        </Button>
      </div>
    </form>
  );
}

type MoneyProps = {
  chain: NewChain;
  set: <Name extends keyof NewChain>(name: Name, value: NewChain[Name]) => void;
};

function Money({ chain, set }: MoneyProps) {
  const { t } = useTranslation();
  const zones = useMemo(() => timeZones().map((value) => ({ value, label: value })), []);
  return (
    <>
      <div className={screen.pair}>
        <Field label={t("field.chain.currency")}>
          {(id) => (
            <Select
              id={id}
              value={chain.currency}
              options={CURRENCIES.map((value) => ({ value, label: t(`currency.${value}`) }))}
              onChange={(currency) => set("currency", currency)}
            />
          )}
        </Field>
        <Field label={t("field.chain.time_zone")}>
          {(id) => (
            <Select
              id={id}
              showSearch
              value={chain.time_zone}
              options={zones}
              onChange={(zone) => set("time_zone", zone)}
            />
          )}
        </Field>
      </div>
      <Field label={t("start.org_template")} hint={t(`start.${chain.org_template}_text`)}>
        {() => (
          <Segmented
            value={chain.org_template}
            options={(["self_run", "outsourced"] as const).map((value) => ({
              value,
              label: t(`start.${value}`),
            }))}
            onChange={(template) => set("org_template", template)}
          />
        )}
      </Field>
    </>
  );
}
