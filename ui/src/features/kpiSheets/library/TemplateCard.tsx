import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { LibraryEntry } from "../../../bindings";
import { useGo } from "../../../components/address";
import { count } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { TextLink } from "../../../components/TextLink";
import { useOpenMade } from "../list/useOpenMade";
import { useDraftFromTemplate } from "../queries";
import { itemsOf } from "../state/sheet";
import styles from "./library.module.css";
import { WeightBar } from "./WeightBar";

/** A template: for whom, how its weights lie, its items, and the way to a draft of one's own. */
export function TemplateCard({ entry }: { entry: LibraryEntry }) {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const openMade = useOpenMade();
  const draft = useDraftFromTemplate();
  const { template, people, families } = entry;
  const say = (words: typeof template.about) => inWords(words, i18n.language);
  const names = [...itemsOf(template), ...(template.medals ?? [])].map(({ name }) => say(name));
  const about = say(template.about);
  const post = say(template.post);
  const made = families[0];
  const use = () =>
    draft.mutate(template.code, { onSuccess: ({ sheet_id }) => void openMade(sheet_id) });
  return (
    <article className={styles.card} data-testid="template" data-code={template.code}>
      <header>
        <h3>{say(template.name)}</h3>
        <span className={styles.note}>
          {[
            post && post !== say(template.name) ? post : "",
            people > 0 ? t("kpi_sheets.people_in_post", { total: count(people) }) : "",
            t(`kpi.grain.${template.cycle}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </header>
      {(template.groups ?? []).length > 0 && <WeightBar groups={template.groups ?? []} />}
      <p className={styles.items} title={names.join(t("common.comma"))}>
        <b>{t("kpi_sheets.items_count", { count: names.length })}</b>{" "}
        {names.join(t("common.comma"))}
      </p>
      {about && (
        <p className={styles.about} title={about}>
          {about}
        </p>
      )}
      <footer>
        {made && (
          <TextLink onClick={() => go("/scores/sheet", { sheet: made })}>
            {t("kpi_sheets.made_from", { count: families.length })}
          </TextLink>
        )}
        <Button size="small" loading={draft.isPending} data-testid="template-use" onClick={use}>
          {t("kpi_sheets.use")}
        </Button>
      </footer>
    </article>
  );
}
