import type { Checks } from '../model/checks';
import type { KnownMetrics } from '../vocabulary/metrics';

/** Reports metrics whose names are no pattern for the whole of a name, and labels that are no list. */
export function checkKnownMetrics(check: Checks, metrics: readonly KnownMetrics[]): void {
  for (const { name, labels } of metrics as readonly { readonly name: unknown; readonly labels: unknown }[]) {
    const whole = name instanceof RegExp && name.source.startsWith('^') && name.source.endsWith('$');
    check.require(
      whole,
      'knownMetrics.name',
      `${name instanceof RegExp ? name : JSON.stringify(name)} is no pattern for the whole of a name`,
      'a pattern such as /^shop_orders_total$/',
    );
    check.require(
      Array.isArray(labels) && labels.every((label) => typeof label === 'string'),
      'knownMetrics.labels',
      `${JSON.stringify(labels)} is no list of labels`,
      "the names of the labels, such as ['namespace', 'pod', 'service_name']",
    );
  }
}
