import { useQuery } from "@tanstack/react-query";
import type { Promotion } from "../../../bindings";
import { about } from "../../../components/topics";
import { useWrite } from "../../../components/write";
import { ipc } from "../../../ipc";

export function usePromotions() {
  return useQuery({
    queryKey: about(["goals"], "promotions"),
    queryFn: () => ipc.listPromotions(),
  });
}

export const useSavePromotion = () =>
  useWrite(async (promotion: Omit<Promotion, "id"> & { id: string | null }) => {
    const id = promotion.id ?? (await ipc.newId());
    return ipc.savePromotion({ ...promotion, id });
  }, "promotion.saved");

export const useDropPromotion = () =>
  useWrite((id: string) => ipc.deletePromotion(id), "promotion.dropped");
