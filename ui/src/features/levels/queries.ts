import { useQuery } from "@tanstack/react-query";
import type { LevelRules } from "../../bindings";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export function useLevels() {
  return useQuery({ queryKey: about(["customers"], "levels"), queryFn: () => ipc.levelPage() });
}

export function useSaveLevels() {
  return useWrite((rules: LevelRules) => ipc.saveLevelRules(rules), "level.saved");
}
