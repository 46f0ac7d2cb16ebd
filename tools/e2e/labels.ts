/** The labels of a series or of a log stream. */
export type Labels = Readonly<Record<string, string>>;

/** What labels must be: a pattern where the value varies. */
export type Expected = Readonly<Record<string, RegExp | string>>;

export function matches(labels: Labels, expected: Expected = {}): boolean {
  return Object.entries(expected).every(([name, value]) => {
    const found = labels[name] ?? '';
    return typeof value === 'string' ? found === value : value.test(found);
  });
}

/** Undefined for an empty list: nothing has come yet. */
export function nonEmpty<Each>(list: readonly Each[]): readonly Each[] | undefined {
  return list.length > 0 ? list : undefined;
}
