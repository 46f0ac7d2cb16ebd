import type { App } from 'cdk8s';
import { Alertmanager, email } from '../constructs/alertmanager';
import { Alloy, cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { bearerTokens, Gateway } from '../constructs/gateway';
import { alerting, cluster, Grafana, nodes, pipelineHealth, springBoot, workloads } from '../constructs/grafana';
import { clusterIssuer, days, Environment, gibibytes, percent, plainNetwork, seconds } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { NodeExporter } from '../constructs/node-exporter';
import { errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';

/** The platform in a cluster of its own, to which other clusters send: docs/send-from-another-cluster.md */
export function observabilityCluster(app: App) {
  const observability = new Environment(app, 'observability-cluster', {
    cluster: {
      name: 'observability',
      nodes: 3,
      network: plainNetwork(),
      ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
    },
  });
  observability.addNamespace('monitoring');
  const agents = observability.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod, which only root may, from folders of the node',
  });

  const alertmanager = new Alertmanager(observability, {
    receiver: email({ name: 'team', to: ['team@example.com'] }),
    smtp: { smarthost: 'smtp.example.com:587', addresses: ['203.0.113.25'], from: 'alerts@example.com' },
  });
  // Its alerts, and Loki's, are about every cluster.
  const alertsTo = alertmanager.push;
  const mimir = new Mimir(observability, { retention: days(15), disk: gibibytes(20), alertsTo });
  const loki = new Loki(observability, { retention: days(7), disk: gibibytes(20), alertsTo });
  const tempo = new Tempo(observability, { retention: days(3), disk: gibibytes(20), metricsTo: mimir.remoteWrite });
  // Every trace is judged here, also one that spans several clusters.
  const otel = new OtelCollector(observability, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
    otherClusters: true,
  });
  const alloy = new Alloy(observability, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  alloy.watch(new NodeExporter(observability, { namespace: agents }), new KubeStateMetrics(observability));
  const pipeline = new Prometheus(observability, { retention: days(3), disk: gibibytes(2), alertsTo });
  const grafana = new Grafana(observability, {
    datasources: [mimir, loki, tempo, pipeline, alertmanager].map(({ datasource }) => datasource),
    dashboards: [cluster(), nodes(), workloads(), springBoot(), alerting(), pipelineHealth()],
    ingress: { host: 'grafana.observability.example.com', tls: clusterIssuer('letsencrypt') },
  });
  // The only place where these host names are written.
  const gateway = new Gateway(observability, {
    domain: 'observability.example.com',
    hosts: { otlp: otel.fromOtherClusters, metrics: mimir.remoteWrite, logs: loki.push },
    senders: bearerTokens('gateway-senders'),
    tls: clusterIssuer('letsencrypt'),
    // Those of the ingress controller, as the network policies of the other clusters know no names.
    addresses: ['203.0.113.40'],
  });
  pipeline.watch(alloy, otel, loki, tempo, mimir, grafana, alertmanager);

  new ArgoCd(observability, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return observability.exporting(gateway.outside);
}
