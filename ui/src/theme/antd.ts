import { type ThemeConfig, theme } from "antd";
import { colours, fontFamily, type Mode, size } from "./tokens";

/** The component library dressed in our tokens. */
export function antdTheme(mode: Mode): ThemeConfig {
  const c = colours[mode];
  return {
    hashed: false,
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: c.primary,
      colorLink: c.primary,
      colorInfo: c.primary,
      colorSuccess: c.green,
      colorWarning: c.amber,
      colorError: c.red,
      colorText: c.text,
      colorTextHeading: c.ink,
      colorTextDescription: c.muted,
      colorTextPlaceholder: c.muted,
      colorTextLightSolid: c["on-primary"],
      colorBgContainer: c.surface,
      colorBgElevated: mode === "dark" ? c.raised : c.surface,
      colorBgLayout: c.page,
      colorBorder: c.line,
      colorBorderSecondary: c.line,
      fontFamily,
      fontSize: size["f-body"],
      borderRadius: size["r-control"],
      borderRadiusLG: size["r-card"],
      controlHeight: 30,
      controlHeightSM: 24,
      controlHeightLG: 36,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Tooltip: { colorBgSpotlight: colours.light.ink, colorTextLightSolid: colours.dark.ink },
      Drawer: { paddingLG: size.s5 },
      Form: { itemMarginBottom: size.s3, verticalLabelPadding: "0 0 4px" },
      Segmented: { trackBg: c["line-soft"], itemSelectedBg: c.surface },
    },
  };
}
