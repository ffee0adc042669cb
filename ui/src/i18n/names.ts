/** The app's mark, the same in every language. */
export const MARK = "环";

/** Every language by its own name, so that its speakers find it. */
export const LANGUAGE_NAMES = { "zh-CN": "中文", en: "English" } as const;

/** The language a switch leads to, in one short word of that language. */
export const SWITCH_TO = { "zh-CN": "EN", en: "中文" } as const;
