import { useQuery } from "@tanstack/react-query";
import type { ImportRow, QueuedFile } from "../../../bindings";
import { about } from "../../../components/topics";
import { ipc } from "../../../ipc";

const NEWEST = 100;

/** The imports that files of the queue became, by their ids; they are among the newest. */
export function useImportsOf(files: readonly QueuedFile[]): Map<string, ImportRow> {
  const wanted = files.flatMap(({ import_id }) => import_id ?? []);
  const { data } = useQuery({
    queryKey: about(["imports"], "imports-of", wanted),
    queryFn: () => ipc.listImports({ offset: 0, limit: NEWEST }),
    enabled: wanted.length > 0,
  });
  return new Map(data?.rows.map((row) => [row.id, row]));
}
