import { Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { GradeLimit, GradeShare, Grades } from "../../../bindings";
import { Card } from "../../../components/Page";
import type { SheetDraftState } from "../state/draft";
import { fullOf } from "../state/sheet";
import styles from "./editor.module.css";
import { Lines } from "./Lines";
import { NumberInput } from "./NumberInput";

const KINDS = ["none", "limits", "shares"] as const;
const NAMES = ["A", "B", "C", "D"];

/** Grades of another kind, with names and numbers to begin with. */
export function gradesAs(kind: Grades["kind"], full: number, before: Grades): Grades {
  const known =
    before.kind === "limits" ? before.limits : before.kind === "shares" ? before.shares : [];
  const names = known.length > 0 ? known.map(({ name }) => name) : NAMES;
  if (kind === "none") return { kind };
  if (kind === "limits") {
    const from = (at: number) =>
      at === names.length - 1 ? "0" : String(Number((full * (0.9 - at * 0.1)).toFixed(2)));
    return { kind, limits: names.map((name, at) => ({ name, from: from(at) })) };
  }
  const share = String(Math.round(100 / names.length));
  return { kind, shares: names.map((name) => ({ name, share })) };
}

/** How scores become grades. */
export function GradesCard({ draft, disabled }: { draft: SheetDraftState; disabled: boolean }) {
  const { t } = useTranslation();
  const { grades } = draft.now.content;
  const full = fullOf(draft.now.content);
  const set = (next: Grades) => draft.content((content) => ({ ...content, grades: next }));
  return (
    <Card
      title={t("kpi_sheets.grades")}
      testId="sheet-grades"
      aside={
        <Segmented
          size="small"
          value={grades.kind}
          disabled={disabled}
          aria-label={t("kpi_sheets.grades")}
          options={KINDS.map((value) => ({ value, label: t(`kpi_sheets.grade_kind.${value}`) }))}
          onChange={(kind) => set(gradesAs(kind, full, grades))}
        />
      }
    >
      <p className={styles.sentence}>{t(`kpi_sheets.grade_about.${grades.kind}`)}</p>
      {grades.kind === "limits" && (
        <Lines<GradeLimit>
          lines={grades.limits}
          fresh={() => ({ name: "", from: "0" })}
          disabled={disabled}
          add={t("kpi_sheets.add_grade")}
          onChange={(limits) => set({ ...grades, limits })}
        >
          {(line, change) => (
            <>
              <GradeName name={line.name} disabled={disabled} onName={(name) => change({ name })} />
              <NumberInput
                label={t("kpi_sheets.field.grade_from")}
                value={line.from}
                disabled={disabled}
                suffix={`${t("kpi_sheets.points")} ${t("kpi_sheets.up")}`}
                onChange={(from) => change({ from: from ?? "0" })}
              />
            </>
          )}
        </Lines>
      )}
      {grades.kind === "shares" && (
        <Lines<GradeShare>
          lines={grades.shares}
          fresh={() => ({ name: "", share: "0" })}
          disabled={disabled}
          add={t("kpi_sheets.add_grade")}
          onChange={(shares) => set({ ...grades, shares })}
        >
          {(line, change) => (
            <>
              <GradeName name={line.name} disabled={disabled} onName={(name) => change({ name })} />
              <NumberInput
                label={t("kpi_sheets.field.grade_share")}
                value={line.share}
                disabled={disabled}
                onChange={(share) => change({ share: share ?? "0" })}
              />
            </>
          )}
        </Lines>
      )}
    </Card>
  );
}

type NameProps = { name: string; disabled: boolean; onName: (name: string) => void };

function GradeName({ name, disabled, onName }: NameProps) {
  const { t } = useTranslation();
  return (
    <Input
      value={name}
      disabled={disabled}
      aria-label={t("kpi_sheets.field.grade_name")}
      onChange={(event) => onName(event.target.value)}
    />
  );
}
