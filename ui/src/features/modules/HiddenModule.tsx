import { EyeInvisibleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Module } from "../../bindings";
import { NAMES } from "../../components/modules";
import { Card, EmptyState } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { useHideModules } from "./queries";

/** At the address of what is put away: that it is, and the one click that brings it back. */
export function HiddenModule({ module }: { module: Module }) {
  const { t } = useTranslation();
  const { hidden_modules } = useSigned().session;
  const may = useMay("edit_chain");
  const hide = useHideModules();
  const others = hidden_modules.filter((one) => one !== module);
  return (
    <div className={screen.screen} data-testid="hidden-module">
      <Card fill>
        <EmptyState
          icon={<EyeInvisibleOutlined />}
          title={t("module.hidden_title", { name: t(NAMES[module]) })}
          text={t(may ? "module.hidden_text" : "module.hidden_ask")}
        >
          {may && (
            <Button
              type="primary"
              loading={hide.isPending}
              data-testid="show-module"
              onClick={() => hide.mutate(others)}
            >
              {t("module.show")}
            </Button>
          )}
        </EmptyState>
      </Card>
    </div>
  );
}
