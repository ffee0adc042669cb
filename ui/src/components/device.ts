import { createContext, useContext } from "react";
import type { DeviceSettings } from "../bindings";
import type { Mode } from "../theme/tokens";
import type { Language } from "./format";

export type Device = {
  settings: DeviceSettings;
  language: Language;
  mode: Mode;
  save: (change: Partial<DeviceSettings>) => void;
};

export const DeviceContext = createContext<Device | null>(null);

/** Language and look of this device, and how to change them without a restart. */
export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (device === null) throw new Error("the device's settings are not read yet");
  return device;
}
