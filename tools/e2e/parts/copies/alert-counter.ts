import type { Component } from '../../../../constructs/kit';
import type { ComponentAlert } from '../../../../constructs/kit/vocabulary/alert';
import type { Container } from '../../cluster/container';
import { ask } from '../../http';
import { required } from '../../model/unmet-need';
import { urlOf } from './answered';

/** The alert of a component with such a name. */
export const alertAbout = ({ alerts, name }: Component, title: RegExp): ComponentAlert =>
  required(
    alerts.find((each) => title.test(each.name)),
    `an alert ${title} of ${name}`,
  );

type Labels = Readonly<Record<string, string>>;

/** How much the counters of an alert have counted, at all of these pods. */
export async function counted({ expression }: ComponentAlert, pods: readonly Container[]): Promise<number> {
  const shown = await Promise.all(pods.map((pod) => ask(`${urlOf(pod)}/metrics`)));
  return shown.reduce((sum, { text }) => sum + countedIn(expression, text), 0);
}

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

/** Labels that whoever pulls a pod adds, such as its namespace, are not shown by the pod: nothing is asked of them. */
const matches = (own: Labels, matchers: string): boolean =>
  pairs(matchers).every(([label, is, value]) => {
    const shown = own[label];
    if (shown === undefined) return true;
    const same = is.endsWith('~') ? new RegExp(`^(?:${value})$`).test(shown) : shown === value;
    return is.startsWith('!') ? !same : same;
  });
