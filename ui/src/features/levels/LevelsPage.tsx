import { CrownOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, InputNumber, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { LevelPage, LevelRule } from "../../bindings";
import { useDraft } from "../../components/draft";
import { count } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { ipc } from "../../ipc";
import { LevelRows } from "./LevelRows";
import styles from "./levels.module.css";
import { useLevels, useSaveLevels } from "./queries";

/** What must be spent for each level, and what its members get. */
export function LevelsPage() {
  const { t } = useTranslation();
  const { data, error } = useLevels();
  if (data) return <Rules page={data} />;
  return (
    <div className={screen.screen}>
      <PageHead title={t("level.title")} />
      {error ? <Failed error={error} /> : <Loading />}
    </div>
  );
}

function Rules({ page }: { page: LevelPage }) {
  const { t } = useTranslation();
  const may = useMay("edit_chain");
  const { draft, set, dirty, reset, saved } = useDraft(page.rules);
  const save = useSave(page.rules.own, saved);
  const template = t("level.template_names", { returnObjects: true }) as unknown as string[];
  const begin = () => set("levels", template.map(threeLevels));
  const add = () => set("levels", [...draft.levels, { name: "", spent_at_least: 0, benefits: "" }]);
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("level.title")}
        about={draft.levels.length > 0 && t("level.about", { days: count(draft.window_days) })}
        actions={
          may && (
            <>
              {dirty && <Button onClick={reset}>{t("common.reset")}</Button>}
              {(dirty || draft.levels.length > 0) && (
                <Button
                  type="primary"
                  disabled={!dirty}
                  loading={save.isPending}
                  data-testid="levels-save"
                  onClick={() => void save.ask(draft)}
                >
                  {t("level.save")}
                </Button>
              )}
            </>
          )
        }
      />
      {draft.levels.length === 0 ? (
        <Card fill>
          <EmptyState icon={<CrownOutlined />} title={t("level.none")} text={t("level.none_text")}>
            {may && (
              <Button onClick={begin} data-testid="levels-template">
                {t("level.template")}
              </Button>
            )}
          </EmptyState>
        </Card>
      ) : (
        <Card>
          <div className={styles.own}>
            <Switch
              checked={draft.own}
              disabled={!may}
              aria-label={t("level.own")}
              data-testid="levels-own"
              onChange={(own) => set("own", own)}
            />
            <div>
              <b className={screen.strong}>{t("level.own")}</b>
              <p className={screen.muted} data-testid="levels-rule">
                {t(page.rules.own ? "level.rule_on" : "level.rule_off")}
              </p>
            </div>
            <span className={styles.window}>
              {t("level.window")}
              <InputNumber
                min={1}
                max={3650}
                precision={0}
                controls={false}
                disabled={!may}
                value={draft.window_days}
                aria-label={t("level.window")}
                data-testid="levels-window"
                onChange={(days) => set("window_days", days ?? page.rules.window_days)}
              />
              {t("level.days")}
            </span>
          </div>
          <LevelRows
            levels={draft.levels}
            counts={page.counts}
            may={may}
            onChange={(levels) => set("levels", levels)}
          />
          {may && (
            <div>
              <Button type="text" icon={<PlusOutlined />} onClick={add} data-testid="levels-add">
                {t("level.add")}
              </Button>
            </div>
          )}
        </Card>
      )}
    </div>
  );
}

/** Saves after saying how many levels will change. */
function useSave(wasOwn: boolean, saved: () => void) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const save = useSaveLevels();
  const ask = async (rules: LevelPage["rules"]) => {
    if (rules.own || wasOwn) {
      // What cannot be counted is refused with its reason when it is saved.
      const total = rules.own ? await ipc.previewLevels(rules).catch(() => 0) : 0;
      const sure = await modal.confirm({
        title: t(rules.own ? "level.sure" : "level.sure_off"),
        content: rules.own ? t("level.sure_text", { count: total }) : t("level.sure_off_text"),
        okText: t("level.save"),
        cancelText: t("common.cancel"),
      });
      if (!sure) return;
    }
    save.mutate(rules, { onSuccess: saved });
  };
  return { ask, isPending: save.isPending };
}

const LIMITS = [1_000, 5_000, 20_000];

function threeLevels(name: string, at: number): LevelRule {
  return { name, spent_at_least: LIMITS[at] ?? 0, benefits: "" };
}
