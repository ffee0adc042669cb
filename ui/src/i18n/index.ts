import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en, zhCN } from "./texts";

export const i18n = i18next.createInstance();

/** Prepares the texts; Chinese first, English complete. */
export function startTexts(language: string): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { "zh-CN": { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
}
