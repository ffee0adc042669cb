import { type ThemeConfig, theme } from "antd";
import { colours, fontFamily, type Mode, size } from "./tokens";

type Algorithm = typeof theme.darkAlgorithm;

/** The dark algorithm dims the primary colour it is given; ours is made for the dark already. */
const undimmed: Algorithm = (seed, derived = theme.darkAlgorithm(seed)) => ({
  ...derived,
  colorPrimary: colours.dark.primary,
  colorPrimaryHover: colours.dark["primary-hover"],
  colorPrimaryActive: colours.dark["primary-hover"],
});

/** The component library dressed in our tokens; it unfolds and slides only with `motion`. */
export function antdTheme(mode: Mode, motion: boolean): ThemeConfig {
  const c = colours[mode];
  return {
    hashed: false,
    algorithm: mode === "dark" ? [theme.darkAlgorithm, undimmed] : theme.defaultAlgorithm,
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
      motion,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        primaryColor: c["on-primary"],
      },
      Tooltip: { colorBgSpotlight: colours.light.ink, colorTextLightSolid: colours.dark.ink },
      Drawer: {
        paddingLG: size.s5,
        footerPaddingInline: size.s5,
        footerPaddingBlock: size.s3,
        colorBgElevated: c.surface,
      },
      Form: { itemMarginBottom: size.s3, verticalLabelPadding: "0 0 4px" },
      Segmented: { trackBg: c["line-soft"], itemSelectedBg: c.selected },
    },
  };
}
