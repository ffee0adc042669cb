import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDevice } from "../../../components/device";
import { shortMoment } from "../../../components/format";
import { Card } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import { isFound } from "./progress";
import { useDropQueued, useQueue, useScanFolder } from "./queries";
import styles from "./queue.module.css";

/** What lies in the watched folder and was never imported; nothing of it goes in by itself. */
export function FoundFiles({ onChosen }: { onChosen: (paths: string[]) => void }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { settings } = useDevice();
  const { data: queue = [] } = useQueue();
  const scan = useScanFolder();
  const ignore = useDropQueued();
  const [left, setLeft] = useState<number[]>([]);
  const found = queue.filter(isFound);
  if (!settings.watch_folder) return null;
  const chosen = found.filter(({ key }) => !left.includes(key));
  const look = (
    <Button size="small" loading={scan.isPending} onClick={() => scan.mutate(undefined)}>
      {t("queue.look_again")}
    </Button>
  );
  if (found.length === 0)
    return (
      <p className={styles.noneFound}>
        <span>{t("queue.none_found", { folder: settings.watch_folder })}</span>
        {look}
      </p>
    );
  const toggle = (key: number) =>
    setLeft((old) => (old.includes(key) ? old.filter((one) => one !== key) : [...old, key]));
  return (
    <Card
      flush
      title={t("queue.found", { count: found.length })}
      testId="found-files"
      aside={
        <>
          {look}
          <Button
            size="small"
            type="primary"
            disabled={chosen.length === 0}
            data-testid="found-look"
            onClick={() => onChosen(chosen.map(({ path }) => path))}
          >
            {t("queue.look_at", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <ul className={styles.lines}>
        {found.map((file) => (
          <li key={file.key} className={styles.line}>
            <Checkbox
              checked={!left.includes(file.key)}
              aria-label={file.file}
              onChange={() => toggle(file.key)}
            />
            <b title={file.path}>{file.file}</b>
            <span className={styles.words}>
              {t("queue.found_at", {
                at: shortMoment(file.added_at, chain.time_zone, chain.today),
              })}
            </span>
            <Button size="small" type="text" onClick={() => ignore.mutate(file.key)}>
              {t("queue.ignore")}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
