import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useDevice } from "../../components/device";
import { Card, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { LANGUAGE_NAMES } from "../../i18n/names";
import styles from "./settings.module.css";

/** This device: language and look. Both change at once. */
export function DevicePage() {
  const { t } = useTranslation();
  const { settings, language, save } = useDevice();
  return (
    <div className={screen.screen}>
      <PageHead title={t("settings.device")} about={t("device.about")} />
      <Card narrow>
        <div className={styles.choice}>
          <span>{t("device.language")}</span>
          <Segmented
            data-testid="language-choice"
            value={language}
            options={[
              { value: "zh-CN", label: LANGUAGE_NAMES["zh-CN"] },
              { value: "en", label: LANGUAGE_NAMES.en },
            ]}
            onChange={(value) => save({ language: value as "zh-CN" | "en" })}
          />
        </div>
        <div className={styles.choice}>
          <span>{t("device.theme")}</span>
          <Segmented
            data-testid="theme-choice"
            value={settings.theme}
            options={(["light", "dark", "system"] as const).map((value) => ({
              value,
              label: t(`device.${value}`),
            }))}
            onChange={(theme) => save({ theme })}
          />
        </div>
      </Card>
    </div>
  );
}
