import type { App } from 'cdk8s';
import { Alertmanager, email } from '../../constructs/alertmanager';
import { Alloy, cadvisor, kubelet, podLogs } from '../../constructs/alloy';
import { cluster, Grafana, nodes } from '../../constructs/grafana';
import { days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { Loki } from '../../constructs/loki';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus } from '../../constructs/prometheus';

const size = { retention: days(3), disk: gibibytes(10) };

/** What asks for nodes, objects and containers of its cluster, and shows them. */
export function watchesCluster(app: App): Environment {
  const environment = new Environment(app, 'watching', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'node agents' });
  const alertmanager = new Alertmanager(environment, {
    smtp: { smarthost: 'smtp.example.com:25', from: 'alerts@example.com', addresses: ['203.0.113.25'] },
    receiver: email({ name: 'team', to: ['team@example.com'] }),
  });
  const prometheus = new Prometheus(environment, { ...size, scrape: [kubelet(), cadvisor()] });
  const loki = new Loki(environment, size);
  const alloy = new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki.push });
  const grafana = new Grafana(environment, { datasources: [prometheus.datasource], dashboards: [cluster(), nodes()] });
  const exporters = [new NodeExporter(environment, { namespace }), new KubeStateMetrics(environment)];
  prometheus.watch(alertmanager, loki, alloy, grafana, ...exporters);
  return environment;
}
