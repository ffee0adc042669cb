import { useTranslation } from "react-i18next";
import { exact } from "../../../components/format";
import { inWords, targetWords } from "../../../components/kpi";
import { sourceWords } from "../editor/source";
import { useMetricName } from "../editor/useMetricName";
import { isBeside, type Whole } from "../state/sheet";

/** What is measured: groups and items with weight, target and where the value comes from. */
export function ContentTable({ content }: { content: Whole }) {
  const { t, i18n } = useTranslation();
  const metric = useMetricName();
  const say = (words: Parameters<typeof inWords>[0]) => inWords(words, i18n.language);
  return (
    <table>
      <thead>
        <tr>
          <th>{t("kpi_sheets.column.group")}</th>
          <th>{t("kpi_sheets.column.item")}</th>
          <th>{t("kpi_sheets.field.weight")}</th>
          <th>{t("kpi_sheets.field.target")}</th>
          <th>{t("kpi_sheets.field.source")}</th>
        </tr>
      </thead>
      <tbody>
        {content.groups.flatMap((group) =>
          group.items.map((item, at) => (
            <tr key={item.key}>
              {at === 0 && (
                <th rowSpan={group.items.length}>
                  {say(group.name)} {exact(group.weight)} %
                </th>
              )}
              <td>
                {say(item.name)}
                {item.is_veto && ` (${t("kpi_sheets.veto_short")})`}
              </td>
              <td>{isBeside(item.curve) ? t("kpi_sheets.beside") : `${exact(item.weight)} %`}</td>
              <td>
                {targetWords(item.target, t)} {item.target.kind === "ratio" ? "" : say(item.unit)}
              </td>
              <td>{sourceWords(item, metric, t)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
