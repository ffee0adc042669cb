import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest, Subject } from "../../../bindings";
import { Card } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useTryOut } from "../queries";
import { blankChoice } from "../request";
import { missingFields, SUBJECTS } from "../subjects";
import { ColumnList } from "./ColumnList";
import { asSubject, type MappingDraft, mappedFields, withColumn } from "./draft";
import { EditorFoot } from "./EditorFoot";
import { FieldList } from "./FieldList";
import styles from "./mapping.module.css";
import { RowsPreview } from "./RowsPreview";
import { TryOut } from "./TryOut";

type Props = {
  file: FilePreview;
  request: ImportRequest;
  draft: MappingDraft;
  onDraft: (draft: MappingDraft) => void;
  onUse: (draft: MappingDraft) => void;
  onClose: () => void;
};

/** Says by hand what a file is about and which column is what; the rows below show what comes of it. */
export function MappingEditor({ file, request, draft, onDraft, onUse, onClose }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | null>(null);
  const tryOut = useTryOut();
  const missing = missingFields(draft.subject, mappedFields(draft));
  const state = JSON.stringify([draft.subject, draft.columns]);
  const tested = asked === state ? tryOut.data?.[0] : undefined;
  const test = () => {
    const { subject, columns } = draft;
    const kept = request.choices.find(({ path }) => path === file.path) ?? blankChoice(file.path);
    const choices = [{ ...kept, subject, columns, format: null }];
    setAsked(state);
    tryOut.mutate({ ...request, paths: [file.path], choices, save_mapping_as: null });
  };
  return (
    <div className={styles.editor} data-testid="mapping-editor">
      <Card
        fill
        title={file.file}
        aside={
          <span className={screen.line}>
            <span>{t("import.about_what")}</span>
            <Select<Subject>
              size="small"
              className={styles.subject}
              value={draft.subject}
              aria-label={t("import.about_what")}
              data-testid="mapping-subject"
              options={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
              onChange={(subject) => onDraft(asSubject(draft, subject, file))}
            />
          </span>
        }
      >
        <div className={styles.sides}>
          <ColumnList columns={file.columns} draft={draft} />
          <FieldList
            columns={file.columns}
            draft={draft}
            onColumn={(field, header) => onDraft(withColumn(draft, field, header))}
          />
        </div>
      </Card>
      <Card flush>
        {asked === state && (tryOut.isPending || tested) ? (
          <TryOut file={tested} onBack={() => setAsked(null)} />
        ) : (
          <RowsPreview columns={file.columns} draft={draft} />
        )}
      </Card>
      <EditorFoot
        file={file}
        draft={draft}
        missing={missing}
        testing={tryOut.isPending}
        onName={(name) => onDraft({ ...draft, name })}
        onTest={test}
        onUse={() => onUse(draft)}
        onClose={onClose}
      />
    </div>
  );
}
