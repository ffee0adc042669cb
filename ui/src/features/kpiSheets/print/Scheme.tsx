import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { count, NO_FIGURE } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { useSigned } from "../../../components/session";
import type { Edited } from "../state/sheet";
import { ContentTable } from "./ContentTable";
import { Formula } from "./Formula";
import { Interview } from "./Interview";
import styles from "./print.module.css";
import { Results } from "./Results";

type Props = { sheet: KpiSheet; edited: Edited };

/** The sheet as a document on A4: only paper shows it. */
export function Scheme({ sheet, edited }: Props) {
  const { t, i18n } = useTranslation();
  const { chain } = useSigned();
  const { content, head } = edited;
  const name = inWords(edited.name, i18n.language);
  const known = (value: string | null | undefined) => value || NO_FIGURE;
  const facts: [string, string][] = [
    ["company", chain.name],
    ["file_number", known(head.file_number)],
    ["version", count(sheet.version)],
    ["published_from", sheet.published_from ?? t("kpi_sheets.not_published")],
    ["written_by", known(head.written_by)],
    ["checked_by", known(head.checked_by)],
    ["approved_by", known(head.approved_by)],
    ["cycle", t(`kpi.grain.${edited.cycle}`)],
  ];
  return (
    <article className={styles.scheme} aria-hidden="true" data-testid="scheme">
      <h1>{t("kpi_sheets.scheme.title", { name })}</h1>
      <dl className={styles.head}>
        {facts.map(([field, value]) => (
          <div key={field}>
            <dt>{t(`kpi_sheets.field.${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Chapter title={t("kpi_sheets.scheme.content")}>
        <p>{t("kpi_sheets.scheme.content_text")}</p>
        <ContentTable content={content} />
      </Chapter>
      <Chapter title={t("kpi_sheets.scheme.method")}>
        <ol>
          <li>
            {t("kpi_sheets.scheme.method_cycle", {
              cycle: t(`kpi.grain.${edited.cycle}`),
              scale: t(`kpi.scale.${content.scale}`),
            })}
          </li>
          <li>{t("kpi_sheets.scheme.method_facts")}</li>
          <li>{t("kpi_sheets.scheme.method_marks")}</li>
          <li>{t(`kpi.blank.${content.blank}`)}</li>
        </ol>
      </Chapter>
      <Chapter title={t("kpi_sheets.scheme.feedback")}>
        <ol>
          <li>{t("kpi_sheets.scheme.feedback_agree")}</li>
          <li>{t("kpi_sheets.scheme.feedback_talk")}</li>
          <li>{t("kpi_sheets.scheme.feedback_doubt")}</li>
        </ol>
      </Chapter>
      <Chapter title={t("kpi_sheets.scheme.use")}>
        <Results content={content} />
      </Chapter>
      <Chapter title={t("kpi_sheets.scheme.formula")}>
        <Formula content={content} />
      </Chapter>
      <section className={styles.interview}>
        <h2>{t("kpi_sheets.scheme.interview")}</h2>
        <Interview name={name} />
      </section>
    </article>
  );
}

function Chapter({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
