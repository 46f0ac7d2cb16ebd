import {
  type CapacityForms,
  type FormName,
  type Load,
  type LoadProps,
  typicalLoad,
  type UnitPrices,
  unitPrices,
} from '../../constructs/capacity';
import { type Call, type Option, UsageError } from '../cli/command';
import { count, price, rate, share, time } from './values';

type Reader = (option: string, text: string) => unknown;

/** An option that states a part of the load. */
interface LoadOption extends Option {
  readonly property: keyof LoadProps | `retention.${keyof LoadProps['retention']}`;
  readonly read: Reader;
}

/** The options that say what is to be carried. */
export const loadOptions: Readonly<Record<string, LoadOption>> = {
  nodes: { value: 'N', help: 'the nodes whose signals it gets; it must be given', property: 'nodes', read: count },
  pods: { value: 'N', help: 'the pods on them; default: 30 a node', property: 'pods', read: count },
  series: { value: 'N', help: 'the active series; default: 20,000 a node', property: 'activeSeries', read: count },
  interval: {
    value: 'TIME',
    help: 'how often each series has a sample; default: 15s',
    property: 'scrapeInterval',
    read: time,
  },
  logs: {
    value: 'RATE',
    help: 'the log lines, such as 20MB/s or 860GB/d; default: 150 kB a second and node',
    property: 'logs',
    read: rate,
  },
  streams: { value: 'N', help: 'the open streams of lines; default: two a pod', property: 'logStreams', read: count },
  spans: {
    value: 'N',
    help: 'the spans in a second, before sampling; default: 100 a node',
    property: 'spansPerSecond',
    read: count,
  },
  kept: {
    value: 'SHARE',
    help: 'the share of spans that is stored, such as 10%; default: 100%',
    property: 'keptSpans',
    read: share,
  },
  'sampling-replication': {
    value: 'N',
    help: 'how many pods judge each trace, 1 or 2; default: 1',
    property: 'samplingReplicationFactor',
    read: count,
  },
  queries: {
    value: 'N',
    help: 'the queries in a second to each store; default: one for ten nodes',
    property: 'queriesPerSecond',
    read: count,
  },
  'keep-metrics': {
    value: 'TIME',
    help: 'how long metrics are kept; default: 90d',
    property: 'retention.metrics',
    read: time,
  },
  'keep-logs': {
    value: 'TIME',
    help: 'how long log lines are kept; default: 30d',
    property: 'retention.logs',
    read: time,
  },
  'keep-traces': {
    value: 'TIME',
    help: 'how long traces are kept; default: 14d',
    property: 'retention.traces',
    read: time,
  },
};

/** An option that insists on a form of a store. */
interface FormOption extends Option {
  readonly forms: readonly FormName[];
}

const formOption = (store: string, ...forms: readonly FormName[]): FormOption => ({
  forms,
  value: 'FORM',
  help: `the form of ${store}: ${forms.join(', ')}; default: the one that the load needs`,
});

/** The options that insist on a form. */
export const formOptions = {
  mimir: formOption('Mimir', 'single', 'replicated', 'distributed'),
  loki: formOption('Loki', 'single', 'replicated', 'distributed'),
  tempo: formOption('Tempo', 'single', 'distributed'),
} as const satisfies Readonly<Record<keyof CapacityForms, FormOption>>;

const priceOption = (what: string, key: Exclude<keyof UnitPrices, 'currency'>) => ({
  key,
  value: 'PRICE',
  help: `the price of ${what}; default: ${unitPrices[key]}`,
});

/** The options that say what things cost. */
export const priceOptions = {
  'price-core': priceOption('a core for an hour', 'coreHour'),
  'price-memory': priceOption('a GiB of memory for an hour', 'memoryHour'),
  'price-volume': priceOption('a GiB of a volume for a month', 'volumeMonth'),
  'price-bucket': priceOption('a GB in the bucket for a month', 'bucketMonth'),
  'price-writes': priceOption('1,000 requests that write', 'thousandWrites'),
  'price-reads': priceOption('1,000 requests that read', 'thousandReads'),
} as const;

/** The load that was asked for. Throws a `UsageError` with everything that is wrong. */
export function loadOf(call: Call): Load {
  const given = Object.entries(loadOptions).flatMap(([option, { property, read }]) => {
    const text = call.value(option);
    return text === undefined ? [] : [[property, read(option, text)] as const];
  });
  const stated = Object.fromEntries(given.filter(([property]) => !property.startsWith('retention.')));
  const retention = Object.fromEntries(
    given.flatMap(([property, value]) => (property.startsWith('retention.') ? [[property.slice(10), value]] : [])),
  );
  if (typeof stated.nodes !== 'number') throw new UsageError('--nodes is missing: --nodes 60');
  const load = typicalLoad(stated.nodes, { ...stated, retention });
  if (load.problems.length === 0) return load;
  const option = (property: string) =>
    Object.entries(loadOptions).find(([, each]) => each.property === property)?.[0] ?? property;
  // What was estimated from a wrong number is wrong as well, and nobody wrote it.
  const written = load.problems.filter(([wrong]) => given.some(([property]) => property === wrong));
  if (written.length > 0)
    throw new UsageError(written.map(([property, problem]) => `--${option(property)}: ${problem}`).join('\n'));
  const estimated = load.problems.map(
    ([property, problem]) => `--${option(property)} is not given, and of so many nodes ${problem}`,
  );
  throw new UsageError(estimated.join('\n'));
}

/** The forms that were insisted on. */
export function formsOf(call: Call): CapacityForms {
  const given = Object.entries<FormOption>(formOptions).flatMap(([store, { forms }]) => {
    const text = call.value(store);
    if (text === undefined) return [];
    const form = forms.find((each) => each === text);
    if (!form) throw new UsageError(`--${store} takes ${forms.join(', ')}, and ${JSON.stringify(text)} is given`);
    return [[store, form] as const];
  });
  return Object.fromEntries(given);
}

/** What things cost. Throws a `UsageError` where prices of two currencies would be added. */
export function pricesOf(call: Call): UnitPrices {
  const { currency: usual } = unitPrices;
  const currency = call.value('currency') ?? usual;
  if (!/^\S+$/.test(currency))
    throw new UsageError(`--currency takes a name such as EUR, and ${JSON.stringify(currency)} is given`);
  const missing = Object.keys(priceOptions).filter((option) => call.value(option) === undefined);
  if (currency !== usual && missing.length > 0)
    throw new UsageError(
      `--currency: prices that are not given are in ${usual}, which is not ${currency}; state ${missing.map((option) => `--${option}`).join(', ')} as well`,
    );
  const given = Object.entries(priceOptions).flatMap(([option, { key }]) => {
    const text = call.value(option);
    return text === undefined ? [] : [[key, price(option, text)] as const];
  });
  return { ...unitPrices, currency, ...Object.fromEntries(given) };
}
