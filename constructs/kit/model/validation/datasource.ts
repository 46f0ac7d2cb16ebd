import { applicationMetricKinds, type Datasource } from '../datasource';
import { Endpoint, missingEndpoint } from '../endpoint';
import { isPlainObject } from '../plain-object';
import { changed, list, object } from './collections';
import { duration } from './quantities';
import { optional, type Validator } from './validator';
import { callback, flag, line, oneOf, validator } from './values';
import { offered, spokenEndpoint } from './wiring';

type OfType<T extends Datasource['type']> = Extract<Datasource, { type: T }>;

const any = offered<Datasource>({
  example: 'mimir.datasource',
  expected: 'the datasource of a store, such as mimir.datasource',
  standIn: { type: 'loki', name: 'missing', uid: 'missing', endpoint: missingEndpoint<'loki.query'>() },
  isKind: (value): value is Datasource =>
    typeof value === 'object' &&
    value !== null &&
    'uid' in value &&
    'endpoint' in value &&
    value.endpoint instanceof Endpoint,
});

/** What is the same for each. Somebody may have changed it, as in `{ ...mimir.datasource, name: 'Metrics' }`. */
const common = {
  name: line('Metrics'),
  // Its form is looked at when the datasources are compared.
  uid: line('metrics'),
  existing: optional(flag()),
  tellsClustersApart: optional(flag()),
};

/** Names that have been looked at where the store was made. */
const store = validator<OfType<'prometheus'>['store']>({
  example: 'mimir.reference',
  expected: 'the component whose metrics these are, such as mimir.reference',
  standIn: { environment: 'missing', component: 'missing' },
  isKind: (value): value is OfType<'prometheus'>['store'] =>
    isPlainObject(value) && typeof value.environment === 'string' && typeof value.component === 'string',
});

const evaluatesAlerts = optional(flag());

const byType: { readonly [T in Datasource['type']]: Validator<OfType<T>> } = {
  prometheus: changed(any as Validator<OfType<'prometheus'>>, {
    ...common,
    endpoint: spokenEndpoint('prometheus.query'),
    flavor: oneOf(['Mimir', 'Prometheus']),
    interval: duration('seconds(15)'),
    store,
    evaluatesAlerts,
    watches: optional(callback({ example: '() => 1', expected: 'a function such as () => 1', standIn: () => 0 })),
  }),
  loki: changed(any as Validator<OfType<'loki'>>, {
    ...common,
    endpoint: spokenEndpoint('loki.query'),
    evaluatesAlerts,
  }),
  tempo: changed(any as Validator<OfType<'tempo'>>, {
    ...common,
    endpoint: spokenEndpoint('tempo.query'),
    dimensions: optional(list(line('http.route'))),
    applicationMetrics: optional(list(oneOf(applicationMetricKinds))),
    spanMetricsIn: optional(
      callback({
        example: '() => [mimir.reference]',
        expected: 'a function such as () => [mimir.reference]',
        standIn: () => [],
      }),
    ),
  }),
  pyroscope: changed(any as Validator<OfType<'pyroscope'>>, {
    ...common,
    endpoint: spokenEndpoint('pyroscope.query'),
    profiled: list(object({ profileTypeId: line('process_cpu:cpu:nanoseconds'), services: list(line('orders')) })),
  }),
  alertmanager: changed(any as Validator<OfType<'alertmanager'>>, {
    ...common,
    endpoint: spokenEndpoint('alertmanager.query'),
  }),
};

const type = oneOf(Object.keys(byType) as Datasource['type'][]);

/** What a store offers to Grafana. */
export const datasource = (): Validator<Datasource> => ({
  ...any,
  validate(value, property, reporter) {
    const given: { readonly type?: unknown } = any.validate(value, property, { report: () => {} });
    // What is no datasource at all is reported as such.
    const isOne = given === value;
    const isKnown = isOne && typeof given.type === 'string' && Object.hasOwn(byType, given.type);
    if (isKnown) return byType[given.type as Datasource['type']].validate(value, property, reporter);
    if (isOne) type.validate(given.type, `${property}.type`, reporter);
    return any.validate(isOne ? undefined : value, property, isOne ? { report: () => {} } : reporter);
  },
});
