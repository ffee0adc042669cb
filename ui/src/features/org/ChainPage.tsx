import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Facts } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { Field, SaveBar, TextField } from "../../components/Field";
import { HistoryList } from "../../components/HistoryList";
import { Card, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { KeepIdNumbers } from "./KeepIdNumbers";
import { useSaveChain } from "./queries";

/** The chain itself: its name, money, time zone, and when an idle window locks. */
export function ChainPage() {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const may = useMay("edit_chain");
  const save = useSaveChain();
  const kept = { name: chain.name, minutes: session.auto_lock_minutes };
  const { draft, set, dirty, reset, saved } = useDraft(kept);
  return (
    <div className={screen.screen}>
      <PageHead title={t("settings.chain")} about={chain.sample && t("org.is_sample")} />
      <Card narrow>
        <div className={screen.stack}>
          <div className={screen.pair}>
            <TextField
              label={t("field.chain.name")}
              value={draft.name}
              disabled={!may}
              onChange={(name) => set("name", name)}
              testId="chain-name"
            />
            <Field label={t("field.chain.auto_lock_minutes")} hint={t("org.auto_lock_hint")}>
              {(id) => (
                <InputNumber
                  id={id}
                  min={1}
                  max={240}
                  disabled={!may}
                  value={draft.minutes}
                  onChange={(minutes) => set("minutes", minutes ?? kept.minutes)}
                />
              )}
            </Field>
          </div>
          <Facts
            facts={[
              [
                t("field.chain.currency"),
                `${t(`currency.${chain.currency}`, { defaultValue: chain.currency })}`,
              ],
              [t("field.chain.time_zone"), chain.time_zone],
            ]}
          />
          <div className={screen.line}>
            {may && (
              <SaveBar
                dirty={dirty}
                saving={save.isPending}
                onReset={reset}
                onSave={() => save.mutate(draft, { onSuccess: saved })}
              />
            )}
          </div>
          <KeepIdNumbers />
          <HistoryList table="chain" id={chain.id} />
        </div>
      </Card>
    </div>
  );
}
