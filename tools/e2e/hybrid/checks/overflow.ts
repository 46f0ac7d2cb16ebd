import { parse } from 'yaml';
import { eventually } from '../../../wait';
import { now, Sender, type Span, spanIdOf, traceIdOf } from '../../otlp';
import type { HybridContext } from '../context';

const title = 'spans beyond the limit of series are counted, for their service';

/** Two, as what is beyond the limit of one must not hide what is beyond that of the other. */
const services = ['identifiers-a', 'identifiers-b'];

/** More series than this the Collector's memory does not hold for several services. */
const most = 2000;

/** How many spans each service sends beyond the limit. */
const beyond = 500;

const spansInTrace = 50;

/** Spans whose names have identifiers in them, more than the Collector keeps apart. Returns what checks them later. */
export async function sendOverflow(context: HybridContext): Promise<() => Promise<void>> {
  const { cluster, report, played } = context;
  const limit = seriesLimit(context);
  if (limit > most) {
    report.notRun(title, `a limit of ${limit} series for each service is beyond what the Collector's memory holds`);
    return async () => undefined;
  }
  for (const service of services) {
    const sender = new Sender(cluster, played.shop, { 'service.name': service });
    for (let first = 0; first < limit + beyond; first += spansInTrace) await sender.spans(traceOf(service, first));
  }
  return () => checkOverflow(context, limit + beyond);
}

function seriesLimit({ cluster }: HybridContext): number {
  const { data } = cluster.manifests.get('ConfigMap', 'monitoring', 'otel-collector');
  const { connectors } = parse(data['config.yaml'] ?? '');
  return Number(connectors.span_metrics.aggregation_cardinality_limit ?? Number.POSITIVE_INFINITY);
}

function traceOf(service: string, first: number): Span[] {
  const span = { traceId: traceIdOf(`${service} ${first}`), kind: 'server', milliseconds: 5, end: now() } as const;
  return Array.from({ length: spansInTrace }, (_, offset) => {
    const name = `GET /orders/${first + offset}`;
    return { ...span, name, spanId: spanIdOf(`${service} ${name}`) };
  });
}

async function checkOverflow({ report, stores }: HybridContext, sent: number): Promise<void> {
  const query = `sum by (service) (traces_spanmetrics_calls_total{service=~"${services.join('|')}"})`;
  await report.check(title, `${query}: ${sent} for each of ${services.length}`, async () => {
    const find = async () => (await stores.promql(query)).map(({ value }) => Number(value[1]));
    const right = (values: readonly number[]) =>
      values.length === services.length && values.every((each) => each === sent);
    await eventually(60, async () => right(await find()) || undefined);
    const values = await find();
    return { passed: right(values), got: values.join(', ') || 'nothing' };
  });
}
