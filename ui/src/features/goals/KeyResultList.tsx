import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyResult, Objective } from "../../bindings";
import screen from "../../components/screen.module.css";
import { ipc } from "../../ipc";
import { newKeyResult } from "./change";
import styles from "./form.module.css";
import { KeyResultItem } from "./KeyResultItem";
import type { Names } from "./names";
import type { Lacks } from "./ObjectiveFields";

type Props = {
  objective: Objective;
  results: KeyResult[];
  /** as they are kept; a new one is open from the beginning */
  kept: KeyResult[];
  may: boolean;
  names: Names;
  lacks: Lacks;
  onChange: (results: KeyResult[]) => void;
};

/** The key results in their order: one line each, its fields under it while it is open. */
export function KeyResultList({ objective, results, kept, may, names, lacks, onChange }: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Record<string, boolean>>({});
  const isOpen = (id: string) => said[id] ?? !kept.some((one) => one.id === id);
  const add = async () => {
    const id = await ipc.newId();
    onChange([...results, newKeyResult(id, objective, results)]);
  };
  const move = (at: number, by: number) => {
    const order = [...results];
    const [moved] = order.splice(at, 1);
    if (moved) order.splice(at + by, 0, moved);
    onChange(order);
  };
  return (
    <>
      {results.length === 0 && <p className={screen.muted}>{t("goal.no_results_text")}</p>}
      <ol className={styles.results}>
        {results.map((one, at) => (
          <KeyResultItem
            key={one.id}
            one={one}
            days={{ from: objective.begins_on, to: objective.ends_on }}
            at={at}
            last={results.length - 1}
            open={isOpen(one.id)}
            may={may}
            names={names}
            lacks={(field) => lacks(`${one.id}.${field}`)}
            onOpen={(open) => setSaid((old) => ({ ...old, [one.id]: open }))}
            onChange={(next) => onChange(results.map((old) => (old.id === one.id ? next : old)))}
            onMove={(by) => move(at, by)}
            onRemove={() => onChange(results.filter((old) => old.id !== one.id))}
          />
        ))}
      </ol>
      {may && (
        <div>
          <Button
            type={results.length === 0 ? "default" : "text"}
            icon={<PlusOutlined />}
            data-testid="add-result"
            onClick={() => void add()}
          >
            {t("goal.add_result")}
          </Button>
        </div>
      )}
    </>
  );
}
