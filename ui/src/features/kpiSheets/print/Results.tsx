import { useTranslation } from "react-i18next";
import { exact } from "../../../components/format";
import { inWords, targetWords } from "../../../components/kpi";
import type { Whole } from "../state/sheet";

/** What scores become: grades and medals, and what they are used for. */
export function Results({ content }: { content: Whole }) {
  const { t, i18n } = useTranslation();
  const { grades, medals } = content;
  const say = (words: Parameters<typeof inWords>[0]) => inWords(words, i18n.language);
  const list = (parts: string[]) => parts.join(t("kpi_sheets.semicolon"));
  return (
    <ol>
      {grades.kind === "none" && <li>{t("kpi_sheets.grade_about.none")}</li>}
      {grades.kind === "limits" && (
        <li>
          {t("kpi_sheets.scheme.grades")}
          {list(
            grades.limits.map(({ name, from }) =>
              t("kpi_sheets.scheme.grade_from", { name, from: exact(from) }),
            ),
          )}
        </li>
      )}
      {grades.kind === "shares" && (
        <li>
          {t("kpi_sheets.scheme.shares")}
          {list(grades.shares.map(({ name, share }) => `${name} ${exact(share)}`))}
        </li>
      )}
      {medals.map((medal) => (
        <li key={medal.key}>
          {say(medal.name)}
          {t("common.colon")}
          {list(
            medal.rows.map(
              ({ item }) => `${say(item.name)} ${targetWords(item.target, t)} ${say(item.unit)}`,
            ),
          )}
        </li>
      ))}
      <li>{t("kpi_sheets.scheme.use_improve")}</li>
      <li>{t("kpi_sheets.scheme.use_rule")}</li>
    </ol>
  );
}
