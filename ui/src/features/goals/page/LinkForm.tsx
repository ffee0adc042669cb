import { InputNumber, Segmented, Select } from "antd";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { GoalLink } from "../../../bindings";
import { DetailDrawer } from "../../../components/DetailDrawer";
import { useDraft } from "../../../components/draft";
import { Field, SaveBar, TextField } from "../../../components/Field";
import { Failed } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useAllGoals } from "../queries";
import { beginOf, type LinkEnds, namesOf, SIDEWAYS, type Sideways } from "./links";
import { useSaveLink } from "./queries";

type Props = {
  ends: LinkEnds;
  /** the link to be changed; absent for a new one */
  kept?: GoalLink;
  onClose: () => void;
};

const USUAL = { weight: 30, overshoot: 120 };
const LEAST_OVERSHOOT = 100;
const MOST_OVERSHOOT = 1000;

/** A link to another goal: which, of what kind, from which limit on, and what is to be done then. */
export function LinkForm({ ends, kept, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error } = useAllGoals();
  const save = useSaveLink();
  const { draft, set, dirty, reset, saved } = useDraft({
    kind: (kept?.kind ?? "depends_on") as Sideways,
    to: kept?.to_id ?? null,
    weight: kept?.weight ?? USUAL.weight,
    overshoot: kept?.overshoot_percent ?? USUAL.overshoot,
    note: kept?.note ?? "",
  });
  const kinds = SIDEWAYS.filter((kind) => beginOf(kind, ends) !== null);
  const from = kept?.from_id ?? beginOf(draft.kind, ends);
  const names = data ? [...namesOf(data, t("goal_level.chain")).values()] : [];
  const goals = names.filter(
    ({ id, isResult }) =>
      id !== ends.objective && id !== ends.result && (draft.kind !== "shares" || isResult),
  );
  const keep = () => {
    if (!from || !draft.to) return;
    const link: GoalLink = {
      // Derived from both ends and the kind, whatever is sent.
      id: kept?.id ?? from,
      from_id: from,
      to_id: draft.to,
      kind: draft.kind,
      weight: draft.weight,
      overshoot_percent: draft.overshoot,
      note: draft.note.trim(),
    };
    save.mutate(link, {
      onSuccess: () => {
        flushSync(saved);
        onClose();
      },
    });
  };
  return (
    <DetailDrawer
      title={t(kept ? "goal_page.change_link" : "goal_page.add_link")}
      onClose={onClose}
      dirty={dirty && !save.isPending}
      testId="link-form"
      footer={
        <SaveBar
          dirty={dirty && draft.to !== null}
          saving={save.isPending}
          onReset={reset}
          onSave={keep}
        />
      }
    >
      {error && <Failed error={error} />}
      <div className={screen.form}>
        <Field label={t("goal_page.link_kind")} hint={t(`goal_page.about_${draft.kind}`)}>
          {() => (
            <Segmented<Sideways>
              value={draft.kind}
              disabled={kept !== undefined}
              data-testid="link-kind"
              options={kinds.map((kind) => ({ value: kind, label: t(`goal_link_kind.${kind}`) }))}
              onChange={(kind) => {
                set("kind", kind);
                set("to", null);
              }}
            />
          )}
        </Field>
        <Field label={t("goal_page.other_goal")}>
          {(id) => (
            <Select
              id={id}
              value={draft.to}
              disabled={kept !== undefined}
              data-testid="link-to"
              placeholder={t("goal_page.find_goal")}
              showSearch={{ optionFilterProp: "label" }}
              notFoundContent={t("common.nothing_found")}
              options={goals.map((goal) => ({
                value: goal.id,
                label: `${goal.whose} · ${goal.title}`,
              }))}
              onChange={(to) => set("to", to)}
            />
          )}
        </Field>
        {draft.kind === "warns" && (
          <Field label={t("goal_page.overshoot")}>
            {(id) => (
              <InputNumber
                id={id}
                value={draft.overshoot}
                min={LEAST_OVERSHOOT}
                max={MOST_OVERSHOOT}
                suffix="%"
                onChange={(value) => set("overshoot", value ?? USUAL.overshoot)}
              />
            )}
          </Field>
        )}
        {draft.kind === "shares" && (
          <Field label={t("goal_page.weight")} hint={t("goal_page.weight_hint")}>
            {(id) => (
              <InputNumber
                id={id}
                value={draft.weight}
                min={0}
                max={100}
                suffix="%"
                onChange={(value) => set("weight", value ?? USUAL.weight)}
              />
            )}
          </Field>
        )}
        {draft.kind !== "shares" && (
          <TextField
            label={t("goal_page.to_do")}
            hint={t("goal_page.to_do_hint")}
            value={draft.note}
            testId="link-note"
            onChange={(note) => set("note", note)}
          />
        )}
      </div>
    </DetailDrawer>
  );
}
