import type { Query } from '../panels';

/** `sum by (labels) (rate(counter))`, with the labels as the legend. */
export function rate(counter: string, labels: readonly string[], prefix = ''): Query {
  const by = labels.join(', ');
  const legend = [prefix, ...labels.map((label) => `{{${label}}}`)].filter(Boolean).join(' ');
  return { expression: `sum by (${by}) (rate(${counter}[$__rate_interval]))`, legend };
}

/** What is lost or refused should be zero. */
export const nothingLost = { orange: 0.001, red: 1 };
