/** The parameters of a request, as a URL has them after the question mark. */
export function urlWords(parameters: Readonly<Record<string, string | number>>): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) words.set(name, `${value}`);
  return words.toString();
}
