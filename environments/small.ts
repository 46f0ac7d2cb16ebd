import type { App } from 'cdk8s';
import { Alertmanager, email } from '../constructs/alertmanager';
import { cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { BlackboxExporter } from '../constructs/blackbox-exporter';
import { ArgoCd } from '../constructs/delivery/argocd';
import { Demo } from '../constructs/demo';
import {
  alerting,
  cluster,
  Grafana,
  nodes,
  pipelineHealth,
  springBootMicrometer,
  workloads,
} from '../constructs/grafana';
import { withMicrometer } from '../constructs/instrumentation';
import { clusterIssuer, days, Environment, gibibytes, percent, plainNetwork, seconds } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { type LogAgentProps, logAgent } from '../constructs/log-agent';
import { Loki } from '../constructs/loki';
import { NodeExporter } from '../constructs/node-exporter';
import { errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { annotatedPods } from '../constructs/scrape';
import { Tempo } from '../constructs/tempo';

export interface SmallOptions {
  /** The program that follows log files. `promtail` is past its end of life. Default: `alloy`. */
  readonly logAgent?: LogAgentProps['program'];
}

/** One team's cluster the Prometheus way, with alerts that reach people: docs/send-alerts-by-mail.md */
export function small(app: App, { logAgent: program = 'alloy' }: SmallOptions = {}): Environment {
  const small = new Environment(app, 'small', {
    cluster: { nodes: 3, network: plainNetwork(), ingressClasses: [{ name: 'traefik', namespace: 'traefik' }] },
  });
  small.addNamespace('monitoring');
  const agents = small.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read log files, and what node exporter measures, from folders of the node',
  });
  const applications = small.addNamespace('demo');

  const alertmanager = new Alertmanager(small, {
    receiver: email({ name: 'team', to: ['team@example.com'] }),
    // The addresses of the mail server, as network policies know no names.
    smtp: {
      smarthost: 'smtp.example.com:587',
      addresses: ['203.0.113.25'],
      from: 'alerts@example.com',
      authUsername: 'alerts',
      authPassword: { secretName: 'smtp', key: 'password' },
    },
  });
  const prometheus = new Prometheus(small, {
    retention: days(15),
    disk: gibibytes(20),
    scrape: [kubelet(), cadvisor(), annotatedPods({ ports: [8080], namespaces: [applications.name] })],
    alertsTo: alertmanager.push,
  });
  const loki = new Loki(small, { retention: days(7), disk: gibibytes(10), alertsTo: alertmanager.push });
  const tempo = new Tempo(small, { retention: days(3), disk: gibibytes(10), metricsTo: prometheus.remoteWrite });
  const otel = new OtelCollector(small, {
    metricsTo: prometheus.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  });
  const agent = logAgent(small, { program, namespace: agents, collect: [podLogs()], logsTo: loki.push });
  const grafana = new Grafana(small, {
    datasources: [prometheus.datasource, loki.datasource, tempo.datasource, alertmanager.datasource],
    dashboards: [cluster(), nodes(), workloads(), springBootMicrometer(), alerting(), pipelineHealth()],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
  });
  const exporters = [new NodeExporter(small, { namespace: agents }), new KubeStateMetrics(small)];
  const probes = new BlackboxExporter(small, {
    probes: [{ module: 'http_2xx', target: 'https://example.com', addresses: ['203.0.113.80'] }],
  });
  prometheus.watch(...exporters, probes, alertmanager, agent, otel, loki, tempo, grafana);

  new Demo(small, {
    namespace: applications,
    otlpTo: otel.otlp.grpc,
    instrument: withMicrometer({ tracesTo: otel.otlp.http, logs: 'push', logsTo: loki.push }),
  });
  new ArgoCd(small, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return small;
}
