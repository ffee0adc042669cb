import type { Module } from "../../bindings";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export const useHideModules = () =>
  useWrite((modules: Module[]) => ipc.hideModules(modules), "module.saved");
