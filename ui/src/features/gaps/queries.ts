import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FileChoice, TodayScope } from "../../bindings";
import { say } from "../../components/toast";
import { about } from "../../components/topics";
import { errorText, useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export function useGaps({ region_id, store_id }: TodayScope) {
  return useQuery({
    queryKey: about(
      ["orders", "imports", "org", "products", "metrics"],
      "gaps",
      region_id,
      store_id,
    ),
    queryFn: () => ipc.listGaps({ region_id, store_id }),
  });
}

type ClosedDay = { store: string; day: string };

export function useCloseDay() {
  return useWrite(
    ({ store, day }: ClosedDay) => ipc.setClosedDay(store, day, true),
    "gaps.day_closed",
  );
}

type Meaning = { code: string; product: string };

export function useNameProduct() {
  return useWrite(
    ({ code, product }: Meaning) => ipc.setProductAlias(code, product),
    "gaps.product_named",
  );
}

type Alias = { text: string; store: string };

export function useNameStore() {
  return useWrite(({ text, store }: Alias) => ipc.setStoreAlias(text, store), "import.alias_kept");
}

/** Puts files into the queue again; when they are in, the gaps are read again by themselves. */
export function useImportAgain() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (files: FileChoice[]) => {
      await ipc.enqueue(files, null);
      await ipc.runQueue();
    },
    onSuccess: (_, files) =>
      say({ kind: "done", text: t("gaps.importing_again", { count: files.length }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
}
