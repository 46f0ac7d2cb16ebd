import type { Endpoint, Protocol } from '../../../constructs/kit';
import { eventually } from '../../wait';
import type { Pod } from '../cluster/pod';
import type { Labels } from '../labels';
import type { Model } from '../model';
import { answersOf } from '../model/answers';
import { collector } from '../needs/collector';
import { shop } from '../needs/played';
import { program } from '../needs/programs';
import { keptTraces, traceMetrics } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import { type ClientProtocol, sendByClient } from '../send/jaeger-client';
import { Sender } from '../send/otlp';
import { optional } from '../suite/need';
import type { Part } from '../suite/part';
import { action, check, type Step } from '../suite/step';

interface SpanProtocol {
  readonly protocol: Protocol;
  readonly name: string;
  /** The service by which its span is found again. */
  readonly service: string;
  /** The name that the sending program has for the protocol. Undefined: the run sends the span itself. */
  readonly client?: ClientProtocol;
}

const protocols: readonly SpanProtocol[] = [
  { protocol: 'otlp.http', name: 'OTLP over HTTP', service: 'by-otlp-http' },
  { protocol: 'otlp.grpc', name: 'OTLP over gRPC', service: 'by-otlp-grpc', client: 'otlp-grpc' },
  { protocol: 'jaeger.grpc', name: "Jaeger's gRPC", service: 'by-jaeger-grpc', client: 'grpc' },
  {
    protocol: 'jaeger.thrift-http',
    name: "Jaeger's Thrift over HTTP",
    service: 'by-jaeger-http',
    client: 'thrift-http',
  },
  {
    protocol: 'jaeger.thrift-compact',
    name: "Jaeger's compact Thrift over UDP",
    service: 'by-jaeger-compact',
    client: 'thrift-compact',
  },
  {
    protocol: 'jaeger.thrift-binary',
    name: "Jaeger's binary Thrift over UDP",
    service: 'by-jaeger-binary',
    client: 'thrift-binary',
  },
];

/** The sampler decides after a while, and a search leaves out traces of the last half minute. */
const searchSeconds = 75;

/** A failed span comes by each protocol that the Collector takes. It is kept, and it is counted. */
export const spansByProtocol = (): Part => ({
  title: 'Spans by every protocol',
  steps: ({ model }) => {
    const taken = protocols.flatMap((each) => {
      const [endpoint] = answersOf(each.protocol, model.collector);
      return endpoint ? [{ ...each, endpoint }] : [];
    });
    return [
      ...taken.map((each) => sent(model, each)),
      ...taken.map((each) => kept(model, each)),
      counted(
        model,
        taken.map(({ service, client }) => ({ service, client })),
      ),
    ];
  },
});

type Taken = SpanProtocol & { readonly endpoint: Endpoint };

const needsOf = (model: Model, { client }: Pick<SpanProtocol, 'client'>) => ({
  collector: collector(model),
  shop,
  ...(client ? { client: program('jaeger-client') } : {}),
});

function sent(model: Model, taken: Taken): Step {
  const { service, client, name, endpoint } = taken;
  const needs = needsOf(model, taken);
  return action({
    name: `a span is sent by ${name}`,
    needs,
    act: async ({ shop, client: path }, { cluster }) => {
      const span = { service, traceId: traceIdOf(service) };
      if (client && path) {
        await sendByClient(path, { ...span, protocol: client, to: cluster.urlOf(endpoint), from: shop });
      } else {
        await sendByOtlp(cluster.urlOf(endpoint), shop, span);
      }
    },
  });
}

function kept(model: Model, taken: Taken): Step {
  const { service, name } = taken;
  return check({
    name: `a span by ${name} is kept`,
    asked: ({ traces, shop }) => `${traces.question(service, ofPod(shop))}: the trace`,
    needs: { ...needsOf(model, taken), traces: keptTraces(model) },
    find: async ({ traces, shop }) => {
      const traceId = traceIdOf(service);
      const found = await eventually(
        searchSeconds,
        async () => (await traces.ids(service, 10, ofPod(shop))).has(traceId) || undefined,
      );
      return { passed: found === true, got: found ? `trace ${traceId}` : `not within ${searchSeconds} s` };
    },
  });
}

/** The pod that has sent it, as the Collector has found out. */
const ofPod = ({ namespace, name }: Pod): Labels => ({ namespace, pod: name });

async function sendByOtlp(url: string, pod: Pod, { service, traceId }: { service: string; traceId: string }) {
  const span = { name: 'GET /failed', kind: 'server', failed: true, milliseconds: 5 } as const;
  await new Sender(url, pod, { 'service.name': service }).spans([
    { ...span, traceId, spanId: spanIdOf(service), end: now() },
  ]);
}

/** The first value of a series may be 0, and the next comes half a minute later. */
function counted(model: Model, taken: readonly Pick<SpanProtocol, 'service' | 'client'>[]): Step {
  const calls = (service: string) =>
    `sum(traces_spanmetrics_calls_total{service="${service}", status_code="STATUS_CODE_ERROR"})`;
  return check({
    name: 'each of these spans is counted once',
    asked: `${calls('by-…')}: 1 for each`,
    needs: {
      collector: collector(model),
      shop,
      metrics: traceMetrics(model),
      client: optional(program('jaeger-client')),
    },
    find: async ({ metrics, client }) => {
      const arriving = taken.filter((each) => !each.client || client);
      const find = () => Promise.all(arriving.map(({ service }) => metrics.number(calls(service))));
      await eventually(75, async () => (await find()).every((value) => value === 1) || undefined);
      const values = await find();
      return {
        passed: values.every((value) => value === 1),
        got: arriving.map(({ service }, index) => `${service} ${values[index]}`).join(', '),
      };
    },
  });
}
