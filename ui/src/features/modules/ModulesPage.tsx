import { Segmented, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Module } from "../../bindings";
import { FOR_LARGER_CHAINS, MODULES, NAMES } from "../../components/modules";
import { Card, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import styles from "./modules.module.css";
import { useHideModules } from "./queries";

const VERSIONS: Record<"light" | "full", readonly Module[]> = {
  light: FOR_LARGER_CHAINS,
  full: [],
};

function versionOf(hidden: readonly Module[]): "light" | "full" | "own" {
  if (hidden.length === 0) return "full";
  const light =
    hidden.length === FOR_LARGER_CHAINS.length &&
    FOR_LARGER_CHAINS.every((module) => hidden.includes(module));
  return light ? "light" : "own";
}

/** Which parts of the product are in sight: two versions to choose from, and each part by itself. */
export function ModulesPage() {
  const { t } = useTranslation();
  const { hidden_modules: hidden } = useSigned().session;
  const may = useMay("edit_chain");
  const hide = useHideModules();
  const version = versionOf(hidden);
  const options = (["light", "full"] as const).map((value) => ({
    value: value as string,
    label: t(`module.${value}`),
  }));
  const own = version === "own" ? [{ value: "own", label: t("module.own") }] : [];
  return (
    <div className={screen.screen} data-testid="modules">
      <PageHead title={t("module.title")} about={t("module.about")} />
      <Card narrow>
        <div className={styles.version}>
          <Segmented
            aria-label={t("module.version")}
            value={version}
            options={[...options, ...own]}
            disabled={!may || hide.isPending}
            data-testid="module-version"
            onChange={(next) => {
              if (next === "light" || next === "full") hide.mutate([...VERSIONS[next]]);
            }}
          />
          {version !== "own" && <span>{t(`module.${version}_text`)}</span>}
        </div>
        <ul className={styles.modules}>
          {MODULES.map((module) => (
            <li key={module}>
              <label htmlFor={`module-${module}`}>
                <span>
                  <b>{t(NAMES[module])}</b>
                  <small>{t(`module.${module}_text`)}</small>
                </span>
                <Switch
                  id={`module-${module}`}
                  checked={!hidden.includes(module)}
                  disabled={!may || hide.isPending}
                  data-testid={`module-${module}`}
                  onChange={(on) =>
                    hide.mutate(on ? hidden.filter((one) => one !== module) : [...hidden, module])
                  }
                />
              </label>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
