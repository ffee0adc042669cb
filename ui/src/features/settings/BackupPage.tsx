import { App, Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupInfo } from "../../bindings";
import { DataTable } from "../../components/DataTable";
import { useDevice } from "../../components/device";
import { bytes, count, fileName, moment } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead, Pill } from "../../components/Page";
import { RecoveryKeyForm } from "../../components/RecoveryKeyForm";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { asAppError, chooseFolder } from "../../ipc";
import { useBackupNow, useBackupState, useRestoreBackup } from "./queries";

/** The copies of the data: when, how good, and how to go back to one. */
export function BackupPage() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { data, error } = useBackupState();
  const make = useBackupNow();
  const at = data?.last ? moment(data.last.taken_at, chain.time_zone) : null;
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("settings.backup")}
        about={at ? t("backup.last", { at }) : t("backup.none_yet")}
        actions={
          <Button
            type="primary"
            loading={make.isPending}
            onClick={() => make.mutate()}
            data-testid="backup-now"
          >
            {t("backup.now")}
          </Button>
        }
      />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Folder folder={data.folder} days={data.keep_days} />}
      {data && (
        <Card fill flush>
          {data.backups.length === 0 ? (
            <EmptyState title={t("backup.none_yet")} text={t("backup.none_text")} />
          ) : (
            <Backups backups={data.backups} />
          )}
        </Card>
      )}
    </div>
  );
}

function Folder({ folder, days }: { folder: string; days: number }) {
  const { t } = useTranslation();
  const { save } = useDevice();
  const change = async () => {
    const chosen = await chooseFolder();
    if (chosen !== null) save({ backup_folder: chosen });
  };
  return (
    <p className={screen.line}>
      <span className={screen.muted}>{t("backup.folder", { folder, count: days })}</span>
      <Button size="small" onClick={() => void change()}>
        {t("backup.change_folder")}
      </Button>
    </p>
  );
}

function Backups({ backups }: { backups: BackupInfo[] }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  return (
    <DataTable
      label={t("settings.backup")}
      testId="backup-row"
      total={backups.length}
      row={(index) => backups[index]}
      rowKey={(backup) => backup.file}
      columns={[
        {
          key: "at",
          title: t("backup.taken"),
          width: "xl",
          render: (backup) => moment(backup.taken_at, chain.time_zone),
        },
        {
          key: "file",
          title: t("backup.file"),
          width: "fill",
          render: (one) => fileName(one.file),
        },
        {
          key: "good",
          title: t("backup.state"),
          width: "m",
          render: (backup) =>
            backup.verified ? (
              <Pill tone="green">{t("backup.verified")}</Pill>
            ) : (
              <Pill tone="amber">{t("backup.unverified")}</Pill>
            ),
        },
        {
          key: "bytes",
          title: t("backup.size"),
          width: "m",
          align: "end",
          render: (backup) => bytes(backup.bytes),
        },
        {
          key: "restore",
          title: "",
          width: "m",
          align: "end",
          render: (backup) => <Restore backup={backup} total={backups.length} />,
        },
      ]}
    />
  );
}

function Restore({ backup, total }: { backup: BackupInfo; total: number }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { modal } = App.useApp();
  const restore = useRestoreBackup();
  const [lacksKey, setLacksKey] = useState(false);
  if (!useMay("restore_backup")) return null;
  const ask = async () => {
    const sure = await modal.confirm({
      title: t("backup.restore_title", { at: moment(backup.taken_at, chain.time_zone) }),
      content: t("backup.restore_text", { total: count(total) }),
      okText: t("backup.restore"),
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
    });
    if (sure) putBack();
  };
  const putBack = () =>
    restore.mutate(backup.file, {
      onError: (thrown) => setLacksKey(asAppError(thrown).code === "key_missing"),
    });
  return (
    <>
      <Button
        size="small"
        loading={restore.isPending}
        disabled={!backup.verified}
        onClick={() => void ask()}
      >
        {t("backup.restore")}
      </Button>
      <Modal
        open={lacksKey}
        title={t("protection.other_backup")}
        footer={null}
        destroyOnHidden
        onCancel={() => setLacksKey(false)}
      >
        <p>{t("protection.other_backup_text")}</p>
        <RecoveryKeyForm
          backup={backup.file}
          action={t("protection.use")}
          onAccepted={() => {
            setLacksKey(false);
            putBack();
          }}
        />
      </Modal>
    </>
  );
}
