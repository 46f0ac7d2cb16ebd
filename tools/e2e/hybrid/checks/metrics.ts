import { eventually } from '../../../wait';
import { checkDropped, droppedMetrics } from '../../checks/dropped-metrics';
import { mainContainer } from '../../cluster/pod';
import type { ServiceMonitor } from '../../kube-prometheus-stack/monitor';
import { matches, nonEmpty } from '../../labels';
import { now, Sender } from '../../otlp';
import { type HybridContext, whyNoMetrics } from '../context';

/** The existing Prometheus: what applications send arrives in it by being pulled, and the pipeline itself is watched. */
export async function checkMetrics(context: HybridContext): Promise<void> {
  const reason = whyNoMetrics(context);
  if (reason) return context.report.notRun('what the existing Prometheus pulls', reason);
  await checkApplicationMetrics(context);
  for (const monitor of context.cluster.manifests.ofKind('ServiceMonitor')) await checkTarget(context, monitor);
}

/** Under the names that dashboards ask for, today's and older ones. */
const wanted: readonly (readonly [query: string, value: number])[] = [
  ['http_server_request_duration_seconds_count{http_route="/orders", http_response_status_code="200"}', 3],
  ['http_server_request_duration_seconds_count{http_route="/orders", http_status_code="200"}', 3],
  ['http_server_request_duration_seconds_bucket{http_route="/orders", le="0.5"}', 2],
  ['jvm_memory_used_bytes{jvm_memory_type="heap"}', 1024],
  ['process_runtime_jvm_memory_usage{type="heap"}', 1024],
];

async function checkApplicationMetrics(context: HybridContext): Promise<void> {
  const { cluster, report, stores, played } = context;
  if (!cluster.container('otel-collector')) {
    return report.notRun('metrics of applications', cluster.whyNot('otel-collector'));
  }
  const { shop } = played;
  await send(context);
  // Of its pod the sender says nothing: the Collector finds it by the address.
  const labels = {
    namespace: shop.namespace,
    pod: shop.name,
    container: mainContainer(shop).name,
    service_name: 'shop',
    job: 'shop',
  };
  for (const [query, value] of wanted) {
    await report.check(query, `PromQL: ${value}, with the labels of its pod`, async () => {
      const found = await eventually(30, async () => nonEmpty(await stores.promql(query)));
      const [series] = found ?? [];
      if (!found || !series) return { passed: false, got: 'no data' };
      const passed = found.length === 1 && Number(series.value[1]) === value && matches(series.metric, labels);
      return { passed, got: `${found.length} series, ${series.value[1]} ${JSON.stringify(series.metric)}` };
    });
  }
  await checkDropped(context);
}

async function send({ cluster, played }: HybridContext): Promise<void> {
  const { shop } = played;
  const sender = new Sender(cluster, shop, {
    'service.name': 'shop',
    'telemetry.sdk.language': 'java',
  });
  await sender.durations({
    name: 'http.server.request.duration',
    bounds: [0.1, 0.5, 1],
    seconds: [0.05, 0.3, 0.8],
    attributes: { 'http.request.method': 'GET', 'http.route': '/orders', 'http.response.status_code': 200 },
  });
  const point = (value: number, attributes = {}) => [{ time: now(), value, attributes }];
  await sender.gauges([
    { name: 'jvm.memory.used', unit: 'By', points: point(1024, { 'jvm.memory.type': 'heap' }) },
    ...droppedMetrics.map((name) => ({ name, points: point(1) })),
  ]);
}

/** The operator's target of a ServiceMonitor: one, that answers, with the labels that every signal has. */
async function checkTarget({ cluster, report, stores }: HybridContext, monitor: ServiceMonitor): Promise<void> {
  const { name, labels = {} } = monitor.metadata;
  const workload = labels['app.kubernetes.io/name'] ?? name;
  const title = `ServiceMonitor ${name} is pulled from`;
  if (!cluster.container(workload)) return report.notRun(title, cluster.whyNot(workload));
  const pod = cluster.pod(workload);
  const ofOthers = monitor.spec.endpoints.some(({ honorLabels }) => honorLabels);
  // What is said of the senders of others' metrics must not be said of the Collector's pod.
  const expected = ofOthers
    ? { namespace: '', pod: '', container: '', service_name: '' }
    : { namespace: pod.namespace, pod: pod.name, container: mainContainer(pod).name, service_name: workload };
  const query = ofOthers ? `up{job="${workload}", service_name=""}` : `up{service_name="${workload}"}`;
  await report.check(title, `${query}: 1, with the labels of its pod`, async () => {
    const found = await eventually(30, async () => nonEmpty(await stores.promql(`${query} == 1`)));
    const [series] = found ?? [];
    const passed = found?.length === 1 && series !== undefined && matches(series.metric, expected);
    return { passed, got: series ? `${found?.length} series, ${JSON.stringify(series.metric)}` : 'none is up' };
  });
}
