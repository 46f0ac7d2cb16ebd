import { attribute, copyAttribute, copyMissingAttribute, goOn, type Statements, text } from '../../kit/text/ottl';
import type { Processor } from '../pipelines';

/** Attributes of spans and data points: the older name and today's. Long texts are left out, they would be stored twice. */
const attributeNames = [
  ['http.method', 'http.request.method'],
  ['http.status_code', 'http.response.status_code'],
  ['db.system', 'db.system.name'],
  ['db.name', 'db.namespace'],
  ['db.operation', 'db.operation.name'],
] as const;

/** A metric as today's Java agent sends it, and the name to which it answers too. */
interface MetricName {
  readonly sent: string;
  readonly copy: string;
  /** The copy's attributes, each with the one that it is copied from. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The copy's unit, which the metrics store adds to its name. Default: the same. */
  readonly unit?: string;
}

const memoryAttributes = { type: 'jvm.memory.type', pool: 'jvm.memory.pool.name' };

/** https://opentelemetry.io/docs/specs/semconv/non-normative/ has the tables of what was renamed. */
const metricNames: readonly MetricName[] = [
  // Without a unit the old names stay as dashboards know them, free of suffixes.
  { sent: 'jvm.memory.used', copy: 'process.runtime.jvm.memory.usage', attributes: memoryAttributes, unit: '' },
  { sent: 'jvm.memory.limit', copy: 'process.runtime.jvm.memory.limit', attributes: memoryAttributes, unit: '' },
  {
    sent: 'jvm.gc.duration',
    copy: 'process.runtime.jvm.gc.duration',
    attributes: { gc: 'jvm.gc.name', action: 'jvm.gc.action' },
    unit: '',
  },
  {
    sent: 'db.client.connections.usage',
    copy: 'db.client.connection.count',
    attributes: { 'db.client.connection.pool.name': 'pool.name', 'db.client.connection.state': 'state' },
  },
];

/** Lets queries find metrics and spans by the names of older semantic conventions and by today's, however they were sent. */
export function semanticConventions(): Processor {
  return {
    kind: 'processor',
    id: 'transform/semantic_conventions',
    settings: {
      ...goOn,
      trace_statements: [{ context: 'span', statements: [...bothNames('span'), ...path] } satisfies Statements],
      // In groups of their own: a copied metric must be there before its data points are looked at.
      metric_statements: [
        { context: 'metric', statements: metricNames.map(copyMetric) } satisfies Statements,
        { context: 'datapoint', statements: metricNames.flatMap(copiedAttributes) } satisfies Statements,
        { context: 'datapoint', statements: bothNames('datapoint') } satisfies Statements,
      ],
    },
  };
}

/** Each name from the other, where it is missing. */
const bothNames = (context: 'span' | 'datapoint'): readonly string[] =>
  attributeNames.flatMap(([older, newer]) => [
    copyMissingAttribute(context, newer, older),
    copyMissingAttribute(context, older, newer),
  ]);

/** Today's path, of which metrics are made, is the former target without its query. */
const path = [
  copyMissingAttribute('span', 'http.target', 'url.path'),
  `replace_pattern(${attribute('span', 'url.path')}, ${text('\\?.*')}, "")`,
];

function copyMetric({ sent, copy, unit }: MetricName): string {
  const named = `name=${text(copy)}${unit === undefined ? '' : `, unit=${text(unit)}`}`;
  return `copy_metric(${named}) where metric.name == ${text(sent)}`;
}

function copiedAttributes({ copy, attributes }: MetricName): string[] {
  return Object.entries(attributes).map(([to, from]) =>
    copyAttribute('datapoint', from, to, `metric.name == ${text(copy)}`),
  );
}
