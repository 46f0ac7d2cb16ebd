import type { Outcome } from '../../report';
import { eventually } from '../../wait';
import { mainContainer, type Pod } from '../cluster/pod';
import { matches, nonEmpty } from '../labels';
import { collector } from '../needs/collector';
import { forwarder } from '../needs/forwarder';
import { played } from '../needs/played';
import { keptTraces, logStore, metricStore } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';

const service = 'through-agent';
const traceId = traceIdOf(service);
const metric = { sent: 'e2e.through.agent', stored: 'e2e_through_agent' } as const;

/** Signals that an application sends to the agent of its node come to the stores, with the labels of the application's pod. */
export const otlpThroughAgent = (): Part => ({
  title: 'OTLP through an agent',
  steps: ({ model }) => {
    const needs = { collector: collector(model), forwarder: forwarder(model), pod: played({ name: service }) };
    return [
      action({
        name: 'every signal is sent to the agent',
        needs,
        act: async ({ forwarder, pod }) => {
          const sender = forwarder(pod, { 'service.name': service });
          const time = now();
          const spanId = spanIdOf(service);
          await sender.logs([{ time, body: service, traceId, spanId }]);
          await sender.gauges([{ name: metric.sent, points: [{ time, value: 1 }] }]);
          const span = { name: 'GET', kind: 'server', milliseconds: 5, failed: true } as const;
          await sender.spans([{ ...span, traceId, spanId, end: time }]);
        },
      }),
      check({
        name: 'a log record through an agent has the labels of its pod',
        asked: `{service_name="${service}"}: one stream`,
        needs: { ...needs, logs: logStore(model) },
        find: async ({ logs, pod }) => {
          const query = `{service_name="${service}"}`;
          const found = await eventually(45, async () => nonEmpty(await logs.streams(query)));
          return labelled(
            (found ?? []).map(({ stream }) => stream),
            pod,
          );
        },
      }),
      check({
        name: 'a metric through an agent has the labels of its pod',
        asked: `${metric.stored}: one series`,
        needs: { ...needs, metrics: metricStore(model) },
        find: async ({ metrics, pod }) => {
          const found = await eventually(45, async () => nonEmpty(await metrics.query(metric.stored)));
          return labelled(
            (found ?? []).map((series) => series.metric),
            pod,
          );
        },
      }),
      check({
        name: 'a span through an agent has the attributes of its pod',
        asked: ({ traces, pod }) => traces.question(service, { namespace: pod.namespace, pod: pod.name }),
        needs: { ...needs, traces: keptTraces(model) },
        find: async ({ traces, pod: { namespace, name } }) => {
          const find = () => traces.ids(service, 10, { namespace, pod: name });
          const found = await eventually(75, async () => (await find()).has(traceId) || undefined);
          return { passed: found === true, got: found ? `trace ${traceId}` : 'not within 75 s' };
        },
      }),
    ];
  },
});

function labelled(found: readonly Readonly<Record<string, string>>[], pod: Pod): Outcome {
  const { namespace, name } = pod;
  const expected = { namespace, pod: name, container: mainContainer(pod).name, service_name: service };
  const [first = {}] = found;
  return { passed: found.length === 1 && matches(first, expected), got: JSON.stringify(found) };
}
