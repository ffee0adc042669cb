import { Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConsentRow, ConsentState, CustomerProfile } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import { useSetConsent } from "./care";
import styles from "./customers.module.css";
import { useDoNotContact } from "./queries";

const STATES: ConsentState[] = ["unknown", "given", "withdrawn"];

/** Whether they may be written to or called, by each way, and where that is known from. */
export function Consents({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { id, do_not_contact } = profile.row.customer;
  const stop = useDoNotContact(id);
  return (
    <Section
      title={t("customer.contact_ok")}
      aside={
        <Checkbox
          checked={do_not_contact}
          disabled={!profile.may_edit}
          data-testid="do-not-contact"
          onChange={(event) => stop.mutate(event.target.checked)}
        >
          {t("customer.do_not_contact")}
        </Checkbox>
      }
    >
      <ul className={styles.consents}>
        {profile.consents.map((row) => (
          <Channel key={row.channel} row={row} customer={id} locked={!profile.may_edit} />
        ))}
      </ul>
    </Section>
  );
}

type ChannelProps = { row: ConsentRow; customer: string; locked: boolean };

/** What they said is kept once it is said where it is known from. */
function Channel({ row, customer, locked }: ChannelProps) {
  const { t } = useTranslation();
  const keep = useSetConsent(customer);
  const [asked, setAsked] = useState<ConsentState | null>(null);
  const [source, setSource] = useState("");
  const save = (state: ConsentState, from: string) =>
    keep.mutate(
      { channel: row.channel, state, source: from },
      {
        onSuccess: () => {
          setAsked(null);
          setSource("");
        },
      },
    );
  return (
    <li>
      <span>{t(`consent_channel.${row.channel}`)}</span>
      <Select
        size="small"
        value={asked ?? row.state}
        disabled={locked}
        aria-label={t(`consent_channel.${row.channel}`)}
        data-testid={`consent-${row.channel}`}
        options={STATES.map((value) => ({ value, label: t(`consent_state.${value}`) }))}
        onChange={(state) => (state === "unknown" ? save(state, "") : setAsked(state))}
      />
      {asked ? (
        <Input
          size="small"
          autoFocus
          value={source}
          placeholder={t("customer.source_hint")}
          aria-label={t("customer.source")}
          data-testid="consent-source"
          onChange={(event) => setSource(event.target.value)}
          onPressEnter={() => save(asked, source)}
          onBlur={() => (source.trim() === "" ? setAsked(null) : save(asked, source))}
        />
      ) : (
        <span className={styles.quiet}>{[row.day, row.source].filter(Boolean).join(" · ")}</span>
      )}
    </li>
  );
}
