import enApp from "./en/app.json";
import enDomain from "./en/domain.json";
import enFields from "./en/fields.json";
import enImports from "./en/imports.json";
import enInsights from "./en/insights.json";
import enScreens from "./en/screens.json";
import zhApp from "./zh-CN/app.json";
import zhDomain from "./zh-CN/domain.json";
import zhFields from "./zh-CN/fields.json";
import zhImports from "./zh-CN/imports.json";
import zhInsights from "./zh-CN/insights.json";
import zhScreens from "./zh-CN/screens.json";

export const zhCN = {
  ...zhApp,
  ...zhDomain,
  ...zhFields,
  ...zhImports,
  ...zhInsights,
  ...zhScreens,
};
export const en = { ...enApp, ...enDomain, ...enFields, ...enImports, ...enInsights, ...enScreens };
