type Labels = Readonly<Record<string, string>>;

/**
 * Whether labels have what the `matchLabels` of a selector name; none name nothing, which everything has.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export const labelsMatch = (selector: Labels | undefined, labels: Labels | undefined = {}): boolean =>
  Object.entries(selector ?? {}).every(([name, value]) => labels[name] === value);
