import type { Component } from '../../../../constructs/kit';
import type { ComponentAlert } from '../../../../constructs/kit/vocabulary/alert';
import { shownMetrics } from '../../../shown-metrics';
import type { Container } from '../../cluster/container';
import { required } from '../../model/unmet-need';
import { urlOf } from './answered';

/** The alerts of a component with such a name, one at least. */
export function alertsAbout({ alerts, name }: Component, title: RegExp): readonly ComponentAlert[] {
  const about = alerts.filter((each) => title.test(each.name));
  return required(about.length > 0 ? about : undefined, `an alert ${title} of ${name}`);
}

type Labels = Readonly<Record<string, string>>;

/** How much the counters of alerts have counted, at all of these pods. */
export async function counted(alerts: readonly ComponentAlert[], pods: readonly Container[]): Promise<number> {
  const shown = await Promise.all(pods.map((pod) => shownMetrics(`${urlOf(pod)}/metrics`)));
  const counts = shown.flatMap((text) => alerts.map(({ expression }) => countedIn(expression, text)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Their names, for a row. */
export const namesOf = (alerts: readonly ComponentAlert[]): string => alerts.map(({ name }) => name).join(', ');

/** The sum of the counters for which an expression asks, in what one pod shows. */
export function countedIn(expression: string, shown: string): number {
  const selectors = [...expression.matchAll(/\b(\w+_total)\{([^}]*)\}/g)];
  return shown.split('\n').reduce((sum, line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const own = Object.fromEntries(pairs(labels).map(([label, , value]) => [label, value]));
    const asked = selectors.some(([, counter, matchers = '']) => counter === name && matches(own, matchers));
    return asked ? sum + Number(value) : sum;
  }, 0);
}

const pairs = (text: string) =>
  [...text.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
    ([, label = '', is = '', value = '']) => [label, is, value] as const,
  );

/** Labels that a pull adds, such as the pod's namespace, are not shown by the pod: nothing is asked of them. */
const matches = (own: Labels, matchers: string): boolean =>
  pairs(matchers).every(([label, is, value]) => {
    const shown = own[label];
    if (shown === undefined) return true;
    const same = is.endsWith('~') ? new RegExp(`^(?:${value})$`).test(shown) : shown === value;
    return is.startsWith('!') ? !same : same;
  });
