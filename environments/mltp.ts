import type { App } from 'cdk8s';
import { Alertmanager, nobody } from '../constructs/alertmanager';
import { Alloy, AlloyReceiver, cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { Beyla } from '../constructs/beyla';
import { ArgoCd } from '../constructs/delivery/argocd';
import { MythicalDemo } from '../constructs/demo';
import * as boards from '../constructs/grafana';
import { withOtlp } from '../constructs/instrumentation';
import { K6 } from '../constructs/k6';
import { days, Environment, gibibytes, mebibytes, millicores, percent, plainNetwork } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { NodeExporter } from '../constructs/node-exporter';
import { OtelCollector } from '../constructs/otel-collector';
import { Pyroscope } from '../constructs/pyroscope';
import { type RemoteStores, remoteStores, withoutRemotes } from '../constructs/remote';
import { annotatedPods } from '../constructs/scrape';
import type { ObjectStorage } from '../constructs/stores';
import { Tempo } from '../constructs/tempo';

export interface MltpOptions {
  /** What applications send to: Alloy for every signal, or the Collector, beside which profiles go to Pyroscope. Default: `alloy`. */
  readonly receiver?: 'alloy' | 'otel-collector';
  /** Where a store keeps its data: docs/keep-data-in-object-storage.md. Default: on its volume. */
  readonly storage?: (store: keyof RemoteStores, environment: Environment) => ObjectStorage;
  /** Remotes in the places of stores, such as Grafana Cloud: docs/send-to-a-remote.md. Default: none. */
  readonly remotes?: (environment: Environment) => RemoteStores;
}

/** Metrics, logs, traces and profiles, with everything to try them: docs/try-metrics-logs-traces-and-profiles.md */
export function mltp(app: App, { receiver: program = 'alloy', storage, remotes }: MltpOptions = {}): Environment {
  const mltp = new Environment(app, 'mltp', { cluster: { network: plainNetwork() } });
  mltp.addNamespace('monitoring');
  const agents = mltp.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read log files of their node, and look into the programs of others',
  });
  const applications = mltp.addNamespace('mythical');
  const remote = remoteStores(mltp, remotes?.(mltp));
  // Remote stores evaluate no alerts of this environment, so that nobody is to be told.
  const alertmanager = remote.mimir && remote.loki ? undefined : new Alertmanager(mltp, { receiver: nobody() });
  const alertsTo = alertmanager?.push;
  const kept = (store: keyof RemoteStores) => ({
    retention: days(3),
    disk: gibibytes(10),
    storage: storage?.(store, mltp),
  });
  // One node has fewer series, and objects, than the defaults are meant for.
  const ofFewSeries = { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) };
  const ofFewObjects = { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) };
  const mimir = remote.mimir ?? new Mimir(mltp, { ...kept('mimir'), alertsTo, resources: ofFewSeries });
  const loki = remote.loki ?? new Loki(mltp, { ...kept('loki'), alertsTo });
  // The server of the demo has one route for every beast, and its services have metrics by names of their own.
  const byPath = { endpoint: 'url.path' } as const;
  const ofServices = { dimensions: boards.endpointDimensions(byPath), applicationMetrics: [] };
  const tempo = remote.tempo ?? new Tempo(mltp, { ...kept('tempo'), metricsTo: mimir.remoteWrite, ...ofServices });
  const profiled = { services: ['mythical-recorder'], nodeJsServices: ['mythical-server', 'mythical-requester'] };
  const pyroscope = remote.pyroscope ?? new Pyroscope(mltp, { ...kept('pyroscope'), ...profiled });
  const sinks = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp, keep: [percent(100)] };
  const allTo = { ...sinks, linesTo: loki.push, profilesTo: pyroscope.push };
  const everything = program === 'alloy' ? new AlloyReceiver(mltp, allTo) : undefined;
  const receiver = everything ?? new OtelCollector(mltp, sinks);
  const demo = new MythicalDemo(mltp, {
    namespace: applications,
    instrument: withOtlp({ otlpTo: receiver.otlp.http }),
    profilesTo: everything?.profiles ?? (remote.pyroscope ? undefined : pyroscope.push),
    browserTelemetryTo: receiver.otlp.http,
  });
  new K6(mltp, { namespace: applications, target: demo.server, metricsTo: mimir.remoteWrite, mode: 'continuous' });
  const instrument = [{ namespace: applications.name, statefulSetName: 'mythical-*' }];
  const beyla = new Beyla(mltp, { namespace: agents, instrument, otlpTo: receiver.otlp.grpc });

  const here = withoutRemotes([mimir, loki, tempo, pyroscope, alertmanager]);
  const datasources = here.map(({ datasource }) => datasource);
  const dashboards = boards.answeredBy(datasources, [
    ...[boards.redByEndpoint(byPath), boards.erroringEndpoints(byPath), boards.tracesInDashboards()],
    ...[boards.k6LoadTest(), boards.cluster(), boards.nodes(), boards.workloads(), boards.alerting()],
    boards.pipelineHealth(),
  ]);
  const grafana = here.length > 0 ? [new boards.Grafana(mltp, { datasources, dashboards })] : [];
  const ofDemo = annotatedPods({ ports: [4000, 4001, 4002, 15692], namespaces: [applications.name] });
  const alloy = new Alloy(mltp, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor(), ofDemo],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  alloy.watch(new NodeExporter(mltp, { namespace: agents }), new KubeStateMetrics(mltp, { resources: ofFewObjects }));
  alloy.watch(alloy, beyla, receiver, ...here, ...grafana);

  new ArgoCd(mltp, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return mltp;
}
