import { parse } from 'yaml';
import { askUntil } from '../../../wait';
import { configurationOf } from '../../cluster/configuration';
import type { Manifests } from '../../cluster/manifests';
import type { Model } from '../../model';
import type { Collector } from '../../needs/collector';
import { condition } from '../../needs/condition';
import { shop } from '../../needs/played';
import { traceMetrics } from '../../needs/stores';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Span } from '../../send/otlp';
import type { Need } from '../../suite/need';
import { action, check, type Step } from '../../suite/step';

/** Two services: the overflow of one must not hide the overflow of the other. */
const services = ['identifiers-a', 'identifiers-b'];

/** More series than this the Collector's memory does not hold for several services. */
const most = 2000;

/** How many spans each service sends beyond the limit. */
const beyond = 500;

const spansInTrace = 50;

/**
 * More span names than the Collector keeps apart when it makes metrics from spans, as if the names contained identifiers. They
 * are sent first and checked later.
 */
export function overflow(
  model: Model,
  manifests: Manifests,
  collector: Need<Collector>,
): { readonly send: readonly Step[]; readonly check: readonly Step[] } {
  if (!model.traceMetrics.ofEveryTrace) return { send: [], check: [] };
  const limit = seriesLimit(model, manifests);
  const needs = {
    collector,
    shop,
    limited: condition(
      limit <= most,
      `a limit of ${limit} series for each service is beyond what the Collector's memory holds`,
    ),
    metrics: traceMetrics(model),
  };
  const sent = limit + beyond;
  const query = `sum by (service) (traces_spanmetrics_calls_total{service=~"${services.join('|')}"})`;
  return {
    send: [
      action({
        name: 'spans with identifiers in their names are sent',
        needs,
        act: async ({ collector, shop }) => {
          for (const service of services) {
            const sender = collector.sender(shop, { 'service.name': service });
            for (let first = 0; first < sent; first += spansInTrace) await sender.spans(traceOf(service, first));
          }
        },
      }),
    ],
    check: [
      check({
        name: 'spans beyond the limit of series are counted, for their service',
        asked: `${query}: ${sent} for each of ${services.length}`,
        needs,
        find: async ({ metrics }) => {
          const find = async () => (await metrics.query(query)).map(({ value }) => Number(value[1]));
          const right = (values: readonly number[]) =>
            values.length === services.length && values.every((each) => each === sent);
          const values = await askUntil(60, find, right);
          return { passed: right(values), got: values.join(', ') || 'nothing' };
        },
      }),
    ],
  };
}

/** The limit in the Collector's rendered configuration. Infinity if there is none. */
function seriesLimit(model: Model, manifests: Manifests): number {
  const files = configurationOf(manifests, model.otlp.peer);
  const connectors = files.map((text) => parse(text).connectors?.span_metrics).find((each) => each);
  return Number(connectors?.aggregation_cardinality_limit ?? Number.POSITIVE_INFINITY);
}

function traceOf(service: string, first: number): Span[] {
  const span = { traceId: traceIdOf(`${service} ${first}`), kind: 'server', milliseconds: 5, end: now() } as const;
  return Array.from({ length: spansInTrace }, (_, offset) => {
    const name = `GET /orders/${first + offset}`;
    return { ...span, name, spanId: spanIdOf(`${service} ${name}`) };
  });
}
