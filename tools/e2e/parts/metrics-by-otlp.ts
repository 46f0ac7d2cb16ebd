import { eventually } from '../../wait';
import { mainContainer, type Pod } from '../cluster/pod';
import { type Labels, matches, nonEmpty } from '../labels';
import { collector } from '../needs/collector';
import { shop } from '../needs/played';
import { metricStore } from '../needs/stores';
import { now } from '../send/ids';
import type { Sender } from '../send/otlp';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';

/** What the Collector must leave out, in dotted and underscored form. */
const dropped: readonly string[] = [
  'jvm.compilation.time',
  'jvm_compilation_time',
  'jvm.info',
  'jvm_info',
  'tomcat.sessions.created',
  'tomcat_sessions_created',
];

/** Queries by the names that dashboards ask for, today's and older ones, and the value of each. */
const wanted: readonly (readonly [query: string, value: number])[] = [
  ['http_server_request_duration_seconds_count{http_route="/played", http_response_status_code="200"}', 3],
  ['http_server_request_duration_seconds_count{http_route="/played", http_status_code="200"}', 3],
  ['http_server_request_duration_seconds_bucket{http_route="/played", le="0.5"}', 2],
  ['jvm_memory_used_bytes{jvm_memory_type="heap", service_name="shop"}', 1024],
  ['process_runtime_jvm_memory_usage{type="heap", service_name="shop"}', 1024],
  // Its sender says nothing of itself.
  ['e2e_kept', 1],
  // Its sender is seen at the address of the node, as behind a proxy, and names its pod.
  ['e2e_behind_proxy', 1],
];

/** Metrics of an application are found under every name that dashboards ask for, with the labels of its pod. Filtered ones are not. */
export const metricsByOtlp = (): Part => ({
  title: 'Metrics by OTLP: names, labels, filter',
  steps: ({ model }) => {
    const needs = { collector: collector(model), metrics: metricStore(model), shop };
    return [
      action({
        name: 'metrics are sent',
        needs,
        act: async ({ collector, shop }) => {
          // No sender says from which pod it sends: the Collector finds the pod by its address.
          await collector.sender(shop).gauges([{ name: 'e2e.kept', points: point(1) }]);
          const behindProxy = collector.sender({ ...shop, address: shop.network.node }, { 'k8s.pod.uid': shop.uid });
          await behindProxy.gauges([{ name: 'e2e.behind.proxy', points: point(1) }]);
          await send(collector.sender(shop, { 'service.name': 'shop', 'telemetry.sdk.language': 'java' }));
        },
      }),
      ...wanted.map(([query, value]) =>
        check({
          name: query,
          asked: `PromQL: ${value}, with the labels of its pod`,
          needs,
          find: async ({ metrics, shop }) => {
            const found = await eventually(30, async () => nonEmpty(await metrics.query(query)));
            const [series] = found ?? [];
            if (!found || !series) return { passed: false, got: 'no data' };
            const right = Number(series.value[1]) === value && matches(series.metric, labelsOf(shop));
            return {
              passed: found.length === 1 && right,
              got: `${found.length} series, ${series.value[1]} ${JSON.stringify(series.metric)}`,
            };
          },
        }),
      ),
      check({
        name: 'the filter drops what it must, in dotted and underscored form',
        asked: `${droppedQuery}: nothing`,
        needs,
        find: async ({ metrics }) => {
          const found = await metrics.query(droppedQuery);
          const got = found.map(({ metric }) => JSON.stringify(metric)).join('\n');
          return { passed: found.length === 0, got: got || 'nothing' };
        },
      }),
    ];
  },
});

const droppedQuery = '{service_name="shop", __name__=~"jvm_compilation_.+|jvm_info.*|tomcat_sessions_.+"}';

const point = (value: number, attributes = {}) => [{ time: now(), value, attributes }];

async function send(sender: Sender): Promise<void> {
  await sender.durations({
    name: 'http.server.request.duration',
    bounds: [0.1, 0.5, 1],
    seconds: [0.05, 0.3, 0.8],
    attributes: { 'http.request.method': 'GET', 'http.route': '/played', 'http.response.status_code': 200 },
  });
  await sender.gauges([
    { name: 'jvm.memory.used', unit: 'By', points: point(1024, { 'jvm.memory.type': 'heap' }) },
    ...dropped.map((name) => ({ name, points: point(1) })),
  ]);
}

function labelsOf(pod: Pod): Labels {
  const { namespace, name, workload } = pod;
  return { namespace, pod: name, container: mainContainer(pod).name, service_name: workload, job: workload };
}
