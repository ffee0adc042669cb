/** The word for the time of day on this person's clock. */
export function greetingNow(): string {
  const hour = new Date().getHours();
  if (hour < 5) return "night";
  if (hour < 11) return "morning";
  if (hour < 14) return "noon";
  return hour < 18 ? "afternoon" : "evening";
}
