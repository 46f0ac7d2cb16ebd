import type { App } from 'cdk8s';
import { Alertmanager, nobody } from '../constructs/alertmanager';
import { Alloy, AlloyReceiver, cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { Beyla } from '../constructs/beyla';
import { ArgoCd } from '../constructs/delivery/argocd';
import { MythicalDemo } from '../constructs/demo';
import {
  alerting,
  alloyReceiverHealth,
  cluster,
  endpointDimensions,
  erroringEndpoints,
  Grafana,
  k6LoadTest,
  nodes,
  pipelineHealth,
  redByEndpoint,
  tracesInDashboards,
  workloads,
} from '../constructs/grafana';
import { withOtlp } from '../constructs/instrumentation';
import { K6 } from '../constructs/k6';
import { days, Environment, gibibytes, mebibytes, millicores, percent, plainNetwork } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { NodeExporter } from '../constructs/node-exporter';
import { OtelCollector } from '../constructs/otel-collector';
import { Pyroscope } from '../constructs/pyroscope';
import { annotatedPods } from '../constructs/scrape';
import type { ObjectStorage } from '../constructs/stores';
import { Tempo } from '../constructs/tempo';

export interface MltpOptions {
  /** What applications send to: Alloy for every signal, or the Collector, beside which profiles go to Pyroscope. Default: `alloy`. */
  readonly receiver?: 'alloy' | 'otel-collector';
  /** Where a store keeps its data: docs/keep-data-in-object-storage.md. Default: on its volume. */
  readonly storage?: (store: 'loki' | 'mimir' | 'tempo' | 'pyroscope') => ObjectStorage;
}

/** Metrics, logs, traces and profiles, with everything to try them: docs/try-metrics-logs-traces-and-profiles.md */
export function mltp(app: App, { receiver: program = 'alloy', storage }: MltpOptions = {}): Environment {
  const mltp = new Environment(app, 'mltp', { cluster: { network: plainNetwork() } });
  mltp.addNamespace('monitoring');
  const agents = mltp.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read log files of their node, and look into the programs of others',
  });
  const applications = mltp.addNamespace('mythical');
  const alertmanager = new Alertmanager(mltp, { receiver: nobody() });

  const size = { retention: days(3), disk: gibibytes(10) };
  // One node has fewer series, and objects, than the defaults are meant for.
  const ofFewSeries = { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) };
  const ofFewObjects = { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) };
  const stored = { ...size, alertsTo: alertmanager.push };
  const mimir = new Mimir(mltp, { ...stored, resources: ofFewSeries, storage: storage?.('mimir') });
  const loki = new Loki(mltp, { ...stored, storage: storage?.('loki') });
  // The server of the demo has one route for every beast.
  const byPath = { endpoint: 'url.path' } as const;
  const dimensions = endpointDimensions(byPath);
  const tempo = new Tempo(mltp, { ...size, metricsTo: mimir.remoteWrite, dimensions, storage: storage?.('tempo') });
  const profiled = ['mythical-server', 'mythical-requester', 'mythical-recorder'];
  const pyroscope = new Pyroscope(mltp, { ...size, services: profiled, storage: storage?.('pyroscope') });
  const stores = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp, keep: [percent(100)] };
  const allTo = { ...stores, linesTo: loki.push, profilesTo: pyroscope.push };
  const everything = program === 'alloy' ? new AlloyReceiver(mltp, allTo) : undefined;
  const receiver = everything ?? new OtelCollector(mltp, stores);
  const demo = new MythicalDemo(mltp, {
    namespace: applications,
    instrument: withOtlp({ otlpTo: receiver.otlp.http }),
    profilesTo: everything?.profiles ?? pyroscope.push,
    browserTelemetryTo: receiver.otlp.http,
  });
  new K6(mltp, { namespace: applications, target: demo.server, metricsTo: mimir.remoteWrite, mode: 'continuous' });
  const instrument = [{ namespace: applications.name, statefulSetName: 'mythical-*' }];
  const beyla = new Beyla(mltp, { namespace: agents, instrument, otlpTo: receiver.otlp.grpc });

  const grafana = new Grafana(mltp, {
    datasources: [mimir, loki, tempo, pyroscope, alertmanager].map(({ datasource }) => datasource),
    dashboards: [
      ...[redByEndpoint(byPath), erroringEndpoints(byPath), tracesInDashboards(), k6LoadTest()],
      ...[cluster(), nodes(), workloads(), alerting(), pipelineHealth()],
      ...(everything ? [alloyReceiverHealth()] : []),
    ],
  });
  const ofDemo = annotatedPods({ ports: [4000, 4001, 4002, 15692], namespaces: [applications.name] });
  const alloy = new Alloy(mltp, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor(), ofDemo],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  alloy.watch(new NodeExporter(mltp, { namespace: agents }), new KubeStateMetrics(mltp, { resources: ofFewObjects }));
  alloy.watch(beyla, receiver, loki, tempo, mimir, pyroscope, grafana, alertmanager);

  new ArgoCd(mltp, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return mltp;
}
