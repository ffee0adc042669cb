import { useTranslation } from "react-i18next";
import type { Protection } from "../../bindings";
import { moment } from "../../components/format";
import { Card, Failed, Loading, PageHead, Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { useProtection } from "./queries";
import { RecoveryKey } from "./RecoveryKey";
import styles from "./settings.module.css";

/** How the data are locked, where the key is, and the recovery key for the owner. */
export function ProtectionPage() {
  const { t } = useTranslation();
  const { data, error } = useProtection();
  return (
    <div className={screen.screen} data-testid="protection">
      <PageHead title={t("settings.protection")} about={t("protection.about")} />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Locked protection={data} />}
      {data && <Recovery protection={data} />}
    </div>
  );
}

function Locked({ protection }: { protection: Protection }) {
  const { t } = useTranslation();
  const place = protection.key_place;
  return (
    <Card narrow>
      <div className={styles.fact}>
        <h2>{t("protection.locked")}</h2>
        <Pill tone="green">{t("protection.locked_state")}</Pill>
        <p>{t("protection.locked_text")}</p>
      </div>
      <div className={styles.fact}>
        <h2>{t("protection.place")}</h2>
        <Pill tone={place === "system" ? "green" : "amber"}>{t(`protection.place_${place}`)}</Pill>
        <p>{t(`protection.place_${place}_text`)}</p>
      </div>
    </Card>
  );
}

function Recovery({ protection }: { protection: Protection }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { shown } = protection;
  return (
    <Card narrow>
      <div className={styles.fact}>
        <h2>{t("protection.recovery")}</h2>
        {shown ? (
          <span className={screen.muted}>
            {t("protection.shown", { at: moment(shown.at, chain.time_zone), name: shown.to })}
          </span>
        ) : (
          <Pill tone="amber">{t("protection.not_shown")}</Pill>
        )}
        <p>{t("protection.recovery_text")}</p>
      </div>
      <div className={styles.below}>
        <RecoveryKey />
      </div>
    </Card>
  );
}
