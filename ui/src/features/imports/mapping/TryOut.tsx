import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import type { FilePreview } from "../../../bindings";
import { FactStrip } from "../../../components/FactStrip";
import { count, NO_FIGURE, span } from "../../../components/format";
import { useFigures, useSigned } from "../../../components/session";
import { ourTotal } from "../lines";
import { Rejects } from "../Rejects";
import styles from "./mapping.module.css";

type Props = { file: FilePreview | undefined; onBack: () => void };

/** What the whole file says when it is read this way. */
export function TryOut({ file, onBack }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  if (!file) return <Spin className={styles.nothing} />;
  const total = ourTotal(file, chain.currency_digits);
  const facts: [string, string][] = [
    [t("import.test_rows"), count(file.counts.rows)],
    [t("import.new"), count(file.counts.new)],
    [t("import.changed"), count(file.counts.changed)],
    [t("import.same"), count(file.counts.same)],
    [t("import.rejected"), count(file.counts.rejected)],
    [t("import.period"), span(file.from, file.to, chain.today)],
    [
      total ? t(`import.total_of_${total.of}`) : t("import.our_total"),
      total ? full(total.value, total.unit) : NO_FIGURE,
    ],
  ];
  return (
    <div className={styles.tried} data-testid="mapping-tested">
      <div className={styles.triedHead}>
        <FactStrip facts={facts} />
        <Button size="small" onClick={onBack}>
          {t("import.first_rows")}
        </Button>
      </div>
      {file.problem && <p className={styles.bad}>{t(`file_error.${file.problem}`)}</p>}
      {file.needs_store && <p>{t("import.state_choose_store")}</p>}
      {file.rejects.length > 0 && <Rejects rejects={file.rejects} />}
    </div>
  );
}
