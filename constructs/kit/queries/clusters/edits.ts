/** A text that comes into another one at a place. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text with all of them, each at the place that it has in the text without any. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  const ordered = [...insertions].sort((one, other) => other.at - one.at);
  return ordered.reduce((changed, { at, text: added }) => changed.slice(0, at) + added + changed.slice(at), text);
}
