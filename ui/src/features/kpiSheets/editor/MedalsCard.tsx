import { TrophyOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Medal, MedalRow } from "../../../bindings";
import { inWords, targetWords } from "../../../components/kpi";
import { Card } from "../../../components/Page";
import type { SheetDraftState } from "../state/draft";
import styles from "./editor.module.css";
import { NumberInput } from "./NumberInput";
import { WordsField } from "./WordsField";

type Props = { draft: SheetDraftState; disabled: boolean };

/** What may be reached beside the score: names and months can be changed, the rest is read. */
export function MedalsCard({ draft, disabled }: Props) {
  const { t, i18n } = useTranslation();
  const { medals } = draft.now.content;
  if (medals.length === 0) return null;
  const set = (key: string, to: (medal: Medal) => Medal) =>
    draft.content((content) => ({
      ...content,
      medals: content.medals.map((one) => (one.key === key ? to(one) : one)),
    }));
  const setMonths = (medal: Medal, row: MedalRow, months: string | null) =>
    set(medal.key, (one) => ({
      ...one,
      rows: one.rows.map((other) =>
        other.item.key === row.item.key
          ? { ...other, months: Math.max(Math.trunc(Number(months)), 0) }
          : other,
      ),
    }));
  return (
    <Card title={t("kpi_sheets.medals")} testId="sheet-medals">
      {medals.map((medal) => (
        <section key={medal.key} className={styles.medal} data-key={medal.key}>
          {disabled ? (
            <h3>
              <TrophyOutlined /> {inWords(medal.name, i18n.language)}
            </h3>
          ) : (
            <WordsField
              label={t("kpi_sheets.medal_name")}
              words={medal.name}
              onChange={(name) => set(medal.key, (one) => ({ ...one, name }))}
            />
          )}
          <ul>
            {medal.rows.map((row) => (
              <li key={row.item.key} data-key={row.item.key}>
                <span>{inWords(row.item.name, i18n.language)}</span>
                <span>
                  {targetWords(row.item.target, t)} {inWords(row.item.unit, i18n.language)}
                </span>
                <span className={styles.months}>
                  {t("kpi_sheets.over_months")}
                  <NumberInput
                    small
                    label={t("kpi_sheets.months_of", {
                      name: inWords(row.item.name, i18n.language),
                    })}
                    value={String(row.months)}
                    disabled={disabled}
                    onChange={(months) => setMonths(medal, row, months)}
                  />
                  {t("kpi_sheets.months")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
