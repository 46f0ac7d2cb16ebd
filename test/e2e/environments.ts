import { expect } from '@jest/globals';
import type { App } from 'cdk8s';
import { defineProject, type EnvironmentFunction } from '../../constructs';
import { Alloy, kubelet, podLogs } from '../../constructs/alloy';
import { Gateway } from '../../constructs/gateway';
import { Grafana, GrafanaContent } from '../../constructs/grafana';
import {
  Component,
  clusterIssuer,
  days,
  Environment,
  gibibytes,
  Image,
  mebibytes,
  millicores,
  percent,
  plainNetwork,
  seconds,
  Workload,
} from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { logAgent } from '../../constructs/log-agent';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { errors, OtelCollector, slowerThan } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { Manifests } from '../../tools/e2e/cluster/manifests';

const size = { retention: days(3), disk: gibibytes(10) };
const keep = [errors(), slowerThan(seconds(2)), percent(10)];

/** An application with a port. */
class Application extends Component {
  constructor(environment: Environment) {
    super(environment, 'orders', {});
    new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/orders', '1.0.0'),
      identity: { user: 10001 },
      ports: { http: { container: 8080 } },
      environmentVariables: { POD_ADDRESS: { field: 'status.podIP' }, URL: 'http://$(POD_ADDRESS):8080' },
      resources: { cpu: millicores(10), memory: mebibytes(64) },
    });
  }
}

/** Names of its own, so that nothing is found by the usual ones: stores, a Collector, an agent, who watches them, an application. */
export function complete(app: App): Environment {
  const environment = new Environment(app, 'complete', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'node agents' });
  const metrics = new Mimir(environment, { ...size, name: 'metrics' });
  const logs = new Loki(environment, { ...size, name: 'logs' });
  const traces = new Tempo(environment, { ...size, name: 'traces', metricsTo: metrics.remoteWrite });
  const receiver = new OtelCollector(environment, {
    name: 'receiver',
    metricsTo: metrics.otlp,
    logsTo: logs.otlp,
    tracesTo: traces.otlp,
    keep,
  });
  const agent = new Alloy(environment, {
    name: 'agent',
    namespace: agents,
    collect: [podLogs(), kubelet()],
    logsTo: logs.push,
    metricsTo: metrics.remoteWrite,
    otlpTo: receiver.otlp.grpc,
  });
  const watcher = new Prometheus(environment, { ...size, name: 'watcher' });
  watcher.watch(logs, receiver, agent);
  new Grafana(environment, { datasources: [metrics.datasource, logs.datasource, traces.datasource] });
  new Application(environment);
  return environment;
}

/** Logs and traces beside a kube-prometheus-stack, asked through a gateway; `program`: who follows log files. */
export const joined =
  (program: 'alloy' | 'promtail' = 'alloy') =>
  (app: App): Environment => {
    const ingressClasses = [{ name: 'traefik', namespace: 'edge' }];
    const environment = new Environment(app, 'joined', { cluster: { network: plainNetwork(), ingressClasses } });
    environment.addNamespace('monitoring');
    const namespace = environment.addNamespace('stack', { existing: true });
    const stack = new KubePrometheusStack(environment, { namespace, release: 'metrics' });
    const loki = new Loki(environment, size);
    const tempo = new Tempo(environment, { ...size, alsoOnPort: 3100 });
    const otel = new OtelCollector(environment, {
      metricsTo: stack.metricsTo,
      logsTo: loki.otlp,
      tracesTo: tempo.otlp,
      keep,
      jaeger: true,
    });
    const agent = logAgent(environment, { program, namespace, collect: [podLogs()], logsTo: loki.push });
    stack.watch(loki, tempo, otel, agent);
    new GrafanaContent(environment, {
      grafana: stack.grafana,
      datasources: [stack.datasource, stack.linkedDatasource, loki.datasource, tempo.datasource],
    });
    const hosts = { loki: loki.query, tempo: tempo.query };
    new Gateway(environment, { domain: 'example.com', hosts, users: 'people', tls: clusterIssuer('letsencrypt') });
    return environment;
  };

/** What an environment renders to, without a file. */
export function manifestsOf(environment: Environment): Manifests {
  environment.build();
  const objects = environment.components.flatMap((component) => component.objects);
  return new Manifests(
    objects.map((object) => object.toJson()),
    environment.name,
  );
}

/** The environments, complete. */
export function built(environments: Readonly<Record<string, EnvironmentFunction>>): readonly Environment[] {
  const made = defineProject({ environments }).build();
  expect(made.findings).toEqual([]);
  return made.environments;
}
