/** Four ascending whole numbers, none for five equal parts, or `null` when it is neither. */
export function limitsOf(text: string): number[] | null {
  const parts = text.split(/[\s,，、]+/).filter(Boolean);
  if (parts.length === 0) return [];
  const numbers = parts.map(Number);
  const whole = numbers.every((number) => Number.isInteger(number) && number >= 0);
  const ascend = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  return whole && ascend && numbers.length === 4 ? numbers : null;
}
