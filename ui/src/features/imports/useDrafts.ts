import { useState } from "react";
import type { FilePreview } from "../../bindings";
import { begunDraft, type MappingDraft } from "./mapping/draft";

/** The columns somebody is just saying, file by file; leaving the editor loses none of it. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<Record<string, MappingDraft>>({});
  return {
    of: (file: FilePreview) => drafts[file.path] ?? begunDraft(file),
    keep: (path: string, draft: MappingDraft) => setDrafts((old) => ({ ...old, [path]: draft })),
  };
}
