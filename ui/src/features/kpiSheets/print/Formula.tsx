import { useTranslation } from "react-i18next";
import { exact } from "../../../components/format";
import { curveWords, inWords } from "../../../components/kpi";
import type { Whole } from "../state/sheet";

/** How the score comes about: the whole, each item, and what fails it. */
export function Formula({ content }: { content: Whole }) {
  const { t, i18n } = useTranslation();
  const say = (words: Parameters<typeof inWords>[0]) => inWords(words, i18n.language);
  const items = content.groups.flatMap((group) => group.items);
  const vetoes = items.filter(({ is_veto }) => is_veto).map(({ name }) => say(name));
  const must = content.groups.filter(({ must_reach }) => must_reach);
  return (
    <>
      <p>{t("kpi_sheets.scheme.whole")}</p>
      <table>
        <thead>
          <tr>
            <th>{t("kpi_sheets.column.item")}</th>
            <th>{t("kpi_sheets.field.curve")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <td>{say(item.name)}</td>
              <td>{curveWords(item.curve, item.target, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {vetoes.length > 0 && (
        <p>{t("kpi_sheets.scheme.vetoes", { names: vetoes.join(t("common.comma")) })}</p>
      )}
      {must.map((group) => (
        <p key={group.key}>
          {say(group.name)}
          {t("common.colon")}
          {t("kpi_sheets.must_reach_said", { score: exact(group.must_reach ?? "0") })}
        </p>
      ))}
    </>
  );
}
