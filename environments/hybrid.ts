import type { App } from 'cdk8s';
import { podLogs } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { Gateway } from '../constructs/gateway';
import { GrafanaContent, logAnalysis, lokiLogs, tempoTracing, tracingOverview } from '../constructs/grafana';
import { Instrumentation } from '../constructs/instrumentation';
import { clusterIssuer, cores, days, Environment, gibibytes, percent, plainNetwork, seconds } from '../constructs/kit';
import { KubePrometheusStack } from '../constructs/kube-prometheus-stack';
import { type LogAgentProps, logAgent } from '../constructs/log-agent';
import { Loki } from '../constructs/loki';
import { errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Tempo } from '../constructs/tempo';

export interface HybridOptions {
  /** The program that follows log files. `promtail` is past its end of life. Default: `alloy`. */
  readonly logAgent?: LogAgentProps['program'];
}

/** An existing kube-prometheus-stack stays as it is; logs and traces join it: docs/join-a-kube-prometheus-stack.md */
export function hybrid(app: App, { logAgent: program = 'alloy' }: HybridOptions = {}): Environment {
  const hybrid = new Environment(app, 'hybrid', {
    cluster: {
      nodes: 3,
      network: plainNetwork(),
      storageClass: 'gp3',
      apiServerPort: 443,
      ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
    },
    budget: { cpu: cores(2), memory: gibibytes(4), volumes: gibibytes(50), pods: 10 },
    appLabel: true,
    volumesAtRemoval: 'keep',
  });
  // Everything runs in the first namespace: that of the stack, or one of its own, added before it.
  const monitoring = hybrid.addNamespace('monitoring', { existing: true });
  const stack = new KubePrometheusStack(hybrid, { namespace: monitoring, release: 'prometheus' });

  const loki = new Loki(hybrid, {
    retention: days(7),
    disk: gibibytes(30),
    dailyVolume: gibibytes(4),
    chunkEncoding: 'zstd',
    resources: { cpu: cores(0.15), memory: gibibytes(0.5), memoryLimit: gibibytes(1.25) },
    // Three nodes of at most 110 pods, with some containers each, and what was restarted in the last half hour.
    streams: 3000,
    alertsTo: stack.alertmanager,
  });
  const traceStorage = { retention: days(3), disk: gibibytes(20) };
  const tempo = new Tempo(hybrid, { ...traceStorage, metricsTo: stack.remoteWrite, alsoOnPort: 3100 });
  const otel = new OtelCollector(hybrid, {
    metricsTo: stack.metricsTo,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(1)],
    jaeger: true,
    queues: 'pod',
    disk: gibibytes(0.5),
  });
  const agent = logAgent(hybrid, { program, collect: [podLogs()], logsTo: loki.push });
  stack.watch(loki, tempo, otel, agent);
  new GrafanaContent(hybrid, {
    grafana: stack.grafana,
    datasources: [stack.datasource, stack.linkedDatasource, loki.datasource, tempo.datasource],
    dashboards: [lokiLogs(), logAnalysis(), tempoTracing(), tracingOverview()],
  });

  // Applications send from wherever they are; people ask through the gateway.
  new Instrumentation(hybrid, {
    otlpTo: otel.otlp.grpc,
    otlpHttpTo: otel.otlp.http,
    receivers: [otel],
    senders: 'any',
  });
  new Gateway(hybrid, {
    domain: 'example.com',
    hosts: { loki: loki.query, tempo: tempo.query },
    users: 'observability-users',
    tls: clusterIssuer('letsencrypt'),
  });
  new ArgoCd(hybrid, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return hybrid;
}
