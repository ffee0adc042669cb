import { useCallback, useState } from "react";
import type { KpiSheet } from "../../bindings";
import { useFilters } from "../../components/filters";
import { AssignDrawer } from "./actions/AssignDrawer";
import { DesignerHead } from "./actions/DesignerHead";
import { SaveLine } from "./actions/SaveLine";
import { useDraftKeys } from "./actions/useDraftKeys";
import { useKeepDraft } from "./actions/useKeepDraft";
import { useLeaveGuard } from "./actions/useLeaveGuard";
import { VersionsDrawer } from "./actions/VersionsDrawer";
import styles from "./designer.module.css";
import { GradesCard } from "./editor/GradesCard";
import { Groups } from "./editor/Groups";
import { MedalsCard } from "./editor/MedalsCard";
import { Settings } from "./editor/Settings";
import { Panel } from "./panel/Panel";
import { Scheme } from "./print/Scheme";
import { useSheetDraft } from "./state/draft";
import { itemsOf } from "./state/sheet";
import { publishedAmong } from "./state/versions";

type Props = { sheet: KpiSheet; versions: KpiSheet[]; isNewest: boolean };

/** The sheet at the left, what is told about it at the right. */
export function Designer({ sheet, versions, isNewest }: Props) {
  const [filters, change] = useFilters();
  const draft = useSheetDraft(sheet);
  const [edits, setEdits] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const isDraft = sheet.published_from === null;
  const disabled = !isDraft && !edits;
  const keep = useKeepDraft(sheet, draft);
  useLeaveGuard(draft.dirty);
  useDraftKeys(draft, keep.run);
  const { content } = draft.now;
  const show = useCallback(
    (key: string) => {
      if (itemsOf(content).some((item) => item.key === key)) setOpen(key);
      const place = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
      place?.scrollIntoView?.({ block: "center", behavior: "smooth" });
      place?.querySelector<HTMLElement>("button, input")?.focus({ preventScroll: true });
    },
    [content],
  );
  const version = isDraft ? sheet.version : sheet.version + (edits ? 1 : 0);
  return (
    <>
      <div className={styles.designer} data-testid="kpi-sheet">
        <DesignerHead
          sheet={sheet}
          versions={versions}
          isNewest={isNewest}
          draft={draft}
          edits={edits}
          keep={keep}
          onEdit={() => setEdits(true)}
        />
        <SaveLine
          draft={draft}
          keep={keep}
          edits={edits && !isDraft}
          onStop={() => {
            draft.reset();
            setEdits(false);
          }}
        />
        <div className={styles.columns}>
          <div className={styles.sheet}>
            <Settings draft={draft} disabled={disabled} version={version} />
            <Groups draft={draft} disabled={disabled} open={open} onOpen={setOpen} />
            <GradesCard draft={draft} disabled={disabled} />
            <MedalsCard draft={draft} disabled={disabled} />
          </div>
          <Panel
            sheet={sheet}
            draft={draft}
            disabled={disabled}
            published={publishedAmong(versions)}
            onEdit={() => setEdits(true)}
            onShow={show}
          />
        </div>
        {filters.show === "assign" && (
          <AssignDrawer sheet={sheet} onClose={() => change({ show: null })} />
        )}
        {filters.show === "versions" && (
          <VersionsDrawer
            versions={versions}
            shown={sheet.id}
            onShow={(id) => change({ version: id === versions[0]?.id ? null : id })}
            onClose={() => change({ show: null })}
          />
        )}
      </div>
      <Scheme sheet={sheet} edited={draft.now} />
    </>
  );
}
