import { Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Field } from "../../components/Field";
import screen from "../../components/screen.module.css";
import styles from "./form.module.css";
import { isSupported, useDropGoal } from "./queries";
import { useGoalChoices } from "./SupportsField";

/** Drops an objective; when others support it, asks which goal they shall support instead. */
export function DropGoal({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const [asking, setAsking] = useState(false);
  const [relinkTo, setRelinkTo] = useState<string | null>(null);
  const drop = useDropGoal();
  const { id } = row.objective;
  const gone = [id, ...row.key_results.map((one) => one.key_result.id), ...row.supporters];
  const run = (to: string | null) =>
    drop.mutate(
      { id, relinkTo: to },
      {
        onSuccess: close,
        onError: (thrown) => setAsking(isSupported(thrown)),
      },
    );
  return (
    <>
      <Button
        danger
        type="text"
        className={styles.drop}
        loading={drop.isPending}
        data-testid="drop-goal"
        onClick={() => run(null)}
      >
        {t("common.delete")}
      </Button>
      {asking && (
        <Relink
          without={gone}
          to={relinkTo}
          saving={drop.isPending}
          onTo={setRelinkTo}
          onCancel={() => setAsking(false)}
          onDrop={() => run(relinkTo)}
        />
      )}
    </>
  );
}

type RelinkProps = {
  without: string[];
  to: string | null;
  saving: boolean;
  onTo: (id: string) => void;
  onCancel: () => void;
  onDrop: () => void;
};

function Relink({ without, to, saving, onTo, onCancel, onDrop }: RelinkProps) {
  const { t } = useTranslation();
  const choices = useGoalChoices(without);
  return (
    <Modal
      open
      title={t("goal.relink_title")}
      okText={t("goal.relink_ok")}
      cancelText={t("common.cancel")}
      okButtonProps={{ danger: true, disabled: to === null, loading: saving }}
      onOk={onDrop}
      onCancel={onCancel}
    >
      <div className={screen.form} data-testid="relink">
        <p>{t("goal.relink_text")}</p>
        <Field label={t("form.relink_to")}>
          {(field) => (
            <Select
              id={field}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("goal.choose_goal")}
              value={to}
              options={choices}
              data-testid="relink-to"
              onChange={onTo}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
