const SHADES = [1, 0.62, 0.4, 0.26];

/** How strong the colour of the nth part is; one colour in steps is enough to tell neighbours apart. */
export const shadeOf = (at: number): number => SHADES[at % SHADES.length] ?? 1;
