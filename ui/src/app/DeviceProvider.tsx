import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import updateLocale from "dayjs/plugin/updateLocale";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { DeviceSettings } from "../bindings";
import { type Device, DeviceContext } from "../components/device";
import type { Language } from "../components/format";
import { say } from "../components/toast";
import { about } from "../components/topics";
import { errorText } from "../components/write";
import { i18n } from "../i18n";
import { ipc } from "../ipc";
import { antdTheme } from "../theme/antd";
import { applyTokens } from "../theme/tokens";

// The week starts on Monday in both languages.
dayjs.extend(updateLocale);
dayjs.updateLocale("en", { weekStart: 1 });

const deviceKey = about(["settings"], "device");
const unset: DeviceSettings = { language: null, theme: "system", backup_folder: null };

/** Whether the system says so, now and whenever it changes its mind. */
function useSystemSays(preference: string): boolean {
  const media = useMemo(() => matchMedia(preference), [preference]);
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const changed = () => setMatches(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [media]);
  return matches;
}

/** Language, theme and component locale for everything inside; changes need no restart. */
export function DeviceProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const prefersDark = useSystemSays("(prefers-color-scheme: dark)");
  const prefersStill = useSystemSays("(prefers-reduced-motion: reduce)");
  const { data, isPending } = useQuery({
    queryKey: deviceKey,
    queryFn: () => ipc.deviceSettings(),
  });
  const settings = data ?? unset;
  const language: Language = settings.language ?? "zh-CN";
  const dark = settings.theme === "dark" || (settings.theme === "system" && prefersDark);
  const mode = dark ? "dark" : "light";

  const save = useCallback(
    (change: Partial<DeviceSettings>) => {
      const next = { ...(client.getQueryData<DeviceSettings>(deviceKey) ?? unset), ...change };
      client.setQueryData(deviceKey, next);
      // A folder we may not write keeps the choice for this run only, and we say so.
      ipc
        .saveDeviceSettings(next)
        .catch((thrown) => say({ kind: "failed", text: errorText(thrown, i18n.t) }));
    },
    [client],
  );
  useMemo(() => applyTokens(mode), [mode]);
  useMemo(() => {
    void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    dayjs.locale(language === "en" ? "en" : "zh-cn");
  }, [language]);
  const device = useMemo<Device>(
    () => ({ settings, language, mode, save }),
    [settings, language, mode, save],
  );
  const theme = useMemo(() => antdTheme(mode, !prefersStill), [mode, prefersStill]);
  if (isPending) return null;
  return (
    <DeviceContext value={device}>
      <ConfigProvider
        locale={language === "en" ? enUS : zhCN}
        theme={theme}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
      >
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </DeviceContext>
  );
}
