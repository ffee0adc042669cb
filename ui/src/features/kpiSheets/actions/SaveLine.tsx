import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "../designer.module.css";
import type { SheetDraftState } from "../state/draft";
import type { Keep } from "./useKeepDraft";

type Props = {
  draft: SheetDraftState;
  keep: Keep;
  /** what counts is being changed: what is kept becomes the next version */
  edits: boolean;
  onStop: () => void;
};

/** What is not kept yet, and the ways on from there; nothing while all is kept. */
export function SaveLine({ draft, keep, edits, onStop }: Props) {
  const { t } = useTranslation();
  if (!draft.dirty && !edits) return null;
  return (
    <div className={styles.save} role="status" data-testid="save-line">
      <span>{t(edits ? "kpi_sheets.edits_next" : "kpi_sheets.not_saved")}</span>
      {edits && (
        <Button size="small" data-testid="edit-stop" onClick={onStop}>
          {t("common.cancel")}
        </Button>
      )}
      <Button size="small" disabled={!draft.canUndo} data-testid="draft-undo" onClick={draft.undo}>
        {t("kpi_sheets.undo_step")}
      </Button>
      <Button
        size="small"
        type="primary"
        ghost
        disabled={!draft.dirty}
        loading={keep.isPending}
        data-testid="draft-save"
        onClick={() => void keep.run()}
      >
        {t("kpi_sheets.save_draft")}
      </Button>
    </div>
  );
}
