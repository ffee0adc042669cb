import { Button } from "antd";
import { Trans, useTranslation } from "react-i18next";
import type { FilePreview } from "../../bindings";
import { count } from "../../components/format";
import styles from "./imports.module.css";
import { wantsHand } from "./lines";
import { importable, sumCounts } from "./request";

type Props = { files: FilePreview[]; busy: boolean; onCancel: () => void; onRun: () => void };

/** What will be written, what still needs a hand, and the one button that writes. */
export function Foot({ files, busy, onCancel, onRun }: Props) {
  const { t } = useTranslation();
  const good = files.filter(importable);
  const left = files.filter((file) => wantsHand(file) && !importable(file)).length;
  const counts = sumCounts(good);
  const values = {
    fresh: count(counts.new),
    changed: count(counts.changed),
    same: count(counts.same),
  };
  return (
    <footer className={styles.foot}>
      <span className={styles.footText} data-testid="import-sum">
        {good.length > 0 ? (
          <Trans t={t} i18nKey="import.will_write" values={values} components={{ b: <b /> }} />
        ) : (
          t("import.nothing_to_write")
        )}
        {left > 0 && <span className={styles.left}>{t("import.left_out", { count: left })}</span>}
      </span>
      <Button onClick={onCancel} data-testid="import-cancel">
        {t("common.cancel")}
      </Button>
      <Button
        type="primary"
        disabled={good.length === 0}
        loading={busy}
        onClick={onRun}
        data-testid="import-run"
      >
        {good.length > 0 ? t("import.run", { count: good.length }) : t("data.import")}
      </Button>
    </footer>
  );
}
