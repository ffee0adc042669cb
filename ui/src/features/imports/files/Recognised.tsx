import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FilePreview } from "../../../bindings";
import { headersChanged, lineState, rowsKnown } from "../lines";
import styles from "./files.module.css";

type Props = { file: FilePreview; onFormat: (format: string) => void };

/** What the file is, in words; where several formats fit, the person says which. */
export function Recognised({ file, onFormat }: Props) {
  const { t } = useTranslation();
  if (file.candidates.length > 0)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click on the choice from opening the line
      // biome-ignore lint/a11y/useKeyWithClickEvents: as above
      <span onClick={(event) => event.stopPropagation()}>
        <Select
          size="small"
          className={styles.wide}
          status="warning"
          placeholder={t("import.which_format")}
          aria-label={t("import.which_format")}
          data-testid="choose-format"
          popupMatchSelectWidth={false}
          options={file.candidates.map((value) => ({
            value,
            label: t(`format.${value}`, { defaultValue: value }),
          }))}
          onChange={onFormat}
        />
      </span>
    );
  const state = lineState(file);
  if (state.kind === "unreadable")
    return (
      <span className={styles.problem}>
        {t(`file_error.${state.problem}`, { defaultValue: t("import.unreadable") })}
      </span>
    );
  const known = rowsKnown(file);
  const name = file.recognised
    ? t(`format.${file.recognised}`, { defaultValue: file.recognised })
    : t("import.not_recognised");
  return (
    <>
      <span title={name}>{name}</span>
      <small>
        {known && <b className={styles.subject}>{t(`subject.${file.subject}`)}</b>}
        <Quiet file={file} />
      </small>
    </>
  );
}

/** By what it was recognised, or that its headers are not what they used to be. */
function Quiet({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  if (file.problem) return null;
  if (headersChanged(file)) {
    const names = (key: string, headers: string[]) =>
      headers.length > 0 && t(key, { names: headers.join(t("common.comma")) });
    const words = [
      names("import.headers_missing", file.missing_headers),
      names("import.headers_new", file.new_headers),
    ];
    const text = words.filter(Boolean).join(" · ");
    return (
      <span title={text} data-testid="headers-changed">
        {text}
      </span>
    );
  }
  if (file.mapping_name) return <>{t("import.by_mapping", { name: file.mapping_name })}</>;
  const matched = file.columns.filter(({ field }) => field !== null).length;
  return <>{t("import.matched", { matched, total: file.columns.length })}</>;
}
