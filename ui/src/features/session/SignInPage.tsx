import { Button, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChainInfo, Session, SignInPerson } from "../../bindings";
import { useDevice } from "../../components/device";
import { Failed, Loading } from "../../components/Page";
import { useWindowReady } from "../../components/ready";
import { MARK, SWITCH_TO } from "../../i18n/names";
import { PasswordEntry } from "./PasswordEntry";
import { useSignInPage } from "./queries";
import styles from "./session.module.css";

const SEARCH_FROM = 8;

type Props = { chain: ChainInfo; onSignedIn: (session: Session) => void };

/** Who is at the screen? Picks a person, asks for the password. */
export function SignInPage({ chain, onSignedIn }: Props) {
  const { t } = useTranslation();
  const { language, save } = useDevice();
  const { data, error } = useSignInPage();
  useWindowReady(data !== undefined);
  const [chosen, setChosen] = useState<SignInPerson | null>(null);
  const only = data?.people.length === 1 ? data.people[0] : undefined;
  const person = chosen ?? only ?? null;
  return (
    <main className={styles.page} data-testid="sign-in-page">
      <section className={styles.panel}>
        <header className={styles.head}>
          <span className={styles.logo} aria-hidden="true">
            {MARK}
          </span>
          <div>
            <h1>{chain.name}</h1>
            <p>{t(chain.sample ? "session.sample_chain" : "session.who")}</p>
          </div>
          <Button
            type="text"
            data-testid="lang-switch"
            aria-label={t("device.switch_language")}
            onClick={() => save({ language: language === "en" ? "zh-CN" : "en" })}
          >
            {SWITCH_TO[language]}
          </Button>
        </header>
        {error && <Failed error={error} />}
        {!data && !error && <Loading />}
        {data && !person && <People people={data.people} onChoose={setChosen} />}
        {data && person && (
          <PasswordEntry
            key={person.employee_id}
            person={person}
            samplePassword={data.sample_password}
            onBack={only ? undefined : () => setChosen(null)}
            onSignedIn={onSignedIn}
          />
        )}
      </section>
    </main>
  );
}

type PeopleProps = { people: SignInPerson[]; onChoose: (person: SignInPerson) => void };

function People({ people, onChoose }: PeopleProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const shown = people.filter((person) =>
    `${person.name} ${person.store_name ?? ""}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      {people.length > SEARCH_FROM && (
        <Input
          allowClear
          value={text}
          placeholder={t("session.find_person")}
          aria-label={t("session.find_person")}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <ul className={styles.people}>
        {shown.map((person) => (
          <li key={person.employee_id}>
            <button
              type="button"
              data-testid="sign-in-person"
              data-name={person.name}
              data-role={person.role}
              onClick={() => onChoose(person)}
            >
              <Face person={person} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A person as they are listed: initial, name, role, store. */
export function Face({ person }: { person: SignInPerson }) {
  const { t } = useTranslation();
  return (
    <span className={styles.face}>
      <i aria-hidden="true">{person.name.slice(0, 1)}</i>
      <span>
        <b>{person.name}</b>
        <small>{[t(`role.${person.role}`), person.store_name].filter(Boolean).join(" · ")}</small>
      </span>
    </span>
  );
}
