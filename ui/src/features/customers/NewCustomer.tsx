import { useQuery } from "@tanstack/react-query";
import { Button, Modal, Select } from "antd";
import { type FormEvent, type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { KnownCustomer, NewCustomer as Typed } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Field, TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";
import styles from "./newCustomer.module.css";

/** Whether a text that was searched for is a phone number or the beginning of one. */
export function isPhoneLike(text: string): boolean {
  return /^[\d\s+()-]{4,}$/.test(text);
}

/** A customer who stands at the counter: three fields, Enter saves; who is known is opened. */
export function NewCustomer({ typed }: { typed: string }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const { open, close } = useDrawers();
  const [phone, setPhone] = useState(isPhoneLike(typed) ? typed : "");
  const [name, setName] = useState(isPhoneLike(typed) ? "" : typed);
  const [card, setCard] = useState("");
  const [store, setStore] = useState<string | null>(
    session.store_id ?? session.stores[0]?.id ?? null,
  );
  const choosesStore = session.store_id === null && session.stores.length > 1;
  const known = useKnown(phone, card);
  const add = useAdd();
  const save = (next: "open" | "another") => {
    if (known) {
      if (known.id) open("customer", known.id);
      return;
    }
    add.mutate(
      { phone, name, card, store_id: store },
      {
        onSuccess: ({ customer }) => {
          if (next === "open" || !customer.is_new) return open("customer", customer.id);
          for (const clear of [setPhone, setName, setCard]) clear("");
          document.getElementById("new-phone")?.focus();
        },
      },
    );
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    save("open");
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save("another");
  };
  const empty = phone.trim() === "" && card.trim() === "";
  return (
    <Modal
      open
      destroyOnHidden
      title={t("new_customer.title")}
      footer={null}
      onCancel={close}
      afterOpenChange={(shown) =>
        shown && document.getElementById(phone ? "new-name" : "new-phone")?.focus()
      }
    >
      <form
        className={screen.form}
        onSubmit={submitted}
        onKeyDown={pressed}
        data-testid="new-customer"
      >
        <TextField
          id="new-phone"
          label={t("customer.phone")}
          hint={t("new_customer.phone_hint")}
          value={phone}
          onChange={setPhone}
          testId="new-phone"
        />
        <TextField
          id="new-name"
          label={t("customer.name")}
          value={name}
          onChange={setName}
          testId="new-name"
        />
        {choosesStore ? (
          <Field label={t("customer.home_store")}>
            {(id) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: "label" }}
                value={store}
                data-testid="new-store"
                options={session.stores.map((one) => ({ value: one.id, label: one.name }))}
                onChange={setStore}
              />
            )}
          </Field>
        ) : (
          <TextField
            label={t("new_customer.card")}
            value={card}
            onChange={setCard}
            testId="new-card"
          />
        )}
        {known && <Known known={known} />}
        <div className={styles.foot}>
          <span className={screen.muted}>{t("new_customer.keys")}</span>
          <Button
            disabled={empty || known !== null}
            loading={add.isPending}
            onClick={() => save("another")}
          >
            {t("new_customer.another")}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            disabled={empty || (known !== null && known.id === null)}
            loading={add.isPending}
            data-testid="new-save"
          >
            {t(known ? "new_customer.open" : "new_customer.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Known({ known }: { known: KnownCustomer }) {
  const { t } = useTranslation();
  const { name, phone, home_store } = known;
  return (
    <p className={styles.known} role="status" data-testid="new-known">
      {known.id
        ? t("new_customer.known", { name: name || phone, phone, store: home_store })
        : t("new_customer.known_elsewhere", { store: home_store })}
    </p>
  );
}

/** Who has the number or the card that is being typed. */
function useKnown(phone: string, card: string): KnownCustomer | null {
  const [asked, askedCard] = [useDeferredValue(phone.trim()), useDeferredValue(card.trim())];
  const { data } = useQuery({
    queryKey: about(["customers"], "known-customer", asked, askedCard),
    queryFn: () => ipc.knownCustomer(asked, askedCard),
    enabled: asked !== "" || askedCard !== "",
  });
  return data ?? null;
}

function useAdd() {
  return useWrite(
    (typed: Typed) => ipc.addCustomer(typed),
    ({ customer }) => (customer.is_new ? "new_customer.saved" : "new_customer.was_known"),
  );
}
