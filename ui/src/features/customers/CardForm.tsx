import { useTranslation } from "react-i18next";
import type { Customer, CustomerProfile } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import { TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";

type Props = {
  profile: CustomerProfile;
  draft: Customer;
  set: <Name extends keyof Customer>(name: Name, value: Customer[Name]) => void;
};

/** What people may correct themselves. */
export function CardForm({ profile, draft, set }: Props) {
  const { t } = useTranslation();
  const may = profile.may_edit;
  // A masked number must not be written back over the real one.
  const masked = may && !profile.sees_phone ? t("customer.phone_masked") : undefined;
  const hashed = !draft.phone && draft.phone_hash ? t("customer.phone_hashed_text") : undefined;
  const text = (name: "name" | "phone" | "card", locked = false, hint?: string) => (
    <TextField
      label={t(`customer.${name}`)}
      value={draft[name]}
      disabled={!may || locked}
      onChange={(value) => set(name, value)}
      hint={hint}
      testId={`customer-${name}`}
    />
  );
  return (
    <Section title={t("customer.card_form")}>
      <div className={screen.form}>
        <div className={screen.pair}>
          {text("name")}
          {text("phone", !profile.sees_phone, hashed ?? masked)}
        </div>
        {text("card")}
        <TextField
          long
          label={t("customer.note")}
          value={draft.note}
          disabled={!may}
          onChange={(note) => set("note", note)}
          testId="customer-note"
        />
      </div>
    </Section>
  );
}
