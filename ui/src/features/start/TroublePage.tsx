import { SafetyCertificateOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { AppState, BackupInfo } from "../../bindings";
import { bytes, moment } from "../../components/format";
import { Failed, Pill } from "../../components/Page";
import { RecoveryKeyForm } from "../../components/RecoveryKeyForm";
import { useWindowReady } from "../../components/ready";
import { useRestore } from "./queries";
import styles from "./start.module.css";

type Trouble = Exclude<AppState, { state: "first_run" } | { state: "ready" }>;
type Props = { app: Trouble; onReady: (state: AppState) => void };

/** The data cannot be opened: what happened, what was kept, what to do next. */
export default function TroublePage({ app, onReady }: Props) {
  const { t } = useTranslation();
  useWindowReady(true);
  return (
    <main className={styles.page} data-testid={`trouble-${app.state}`}>
      <section className={styles.trouble}>
        <WarningOutlined className={styles.troubleIcon} />
        <h1>{t(`trouble.${app.state}`)}</h1>
        <p>{t(`trouble.${app.state}_text`)}</p>
        <p className={styles.kept}>
          <SafetyCertificateOutlined /> {t(`trouble.${app.state}_kept`)}
        </p>
        <p>
          <b>{t("trouble.next")}</b> {t(`trouble.${app.state}_next`)}
        </p>
        {app.state === "damaged" && <Backups backups={app.backups} onReady={onReady} />}
        {app.state === "key_missing" && (
          <RecoveryKeyForm
            action={t("protection.open")}
            aside={<Again type="link" />}
            onAccepted={onReady}
          />
        )}
        {app.state !== "damaged" && app.state !== "key_missing" && <Again type="primary" />}
      </section>
    </main>
  );
}

function Again({ type }: { type: "primary" | "link" }) {
  const { t } = useTranslation();
  return (
    <Button type={type} onClick={() => window.location.reload()}>
      {t("trouble.again")}
    </Button>
  );
}

function Backups({ backups, onReady }: { backups: BackupInfo[]; onReady: Props["onReady"] }) {
  const { t } = useTranslation();
  const restore = useRestore();
  const good = backups
    .filter((backup) => backup.verified)
    .sort((a, b) => Number(b.taken_at) - Number(a.taken_at));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      {restore.error && <Failed error={restore.error} />}
      {good.length === 0 && <p>{t("trouble.no_backups")}</p>}
      <ul className={styles.backups}>
        {good.map((backup, at) => (
          <li key={backup.file}>
            <span>
              {moment(backup.taken_at, zone)}{" "}
              {at === 0 && <Pill tone="green">{t("trouble.newest")}</Pill>}
              <small>{bytes(backup.bytes)}</small>
            </span>
            <Button
              type={at === 0 ? "primary" : "default"}
              loading={restore.isPending && restore.variables === backup.file}
              data-testid="restore-backup"
              onClick={() => restore.mutate(backup.file, { onSuccess: onReady })}
            >
              {t("backup.restore")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
