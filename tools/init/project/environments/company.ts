import type { App } from 'cdk8s';
import {
  Alloy,
  cadvisor,
  days,
  Environment,
  errors,
  Grafana,
  gibibytes,
  Instrumentation,
  kubelet,
  Loki,
  lokiLogs,
  Mimir,
  OtelCollector,
  percent,
  plainNetwork,
  podLogs,
  seconds,
  slowerThan,
  Tempo,
  tempoTracing,
} from 'lgtm-cdk8s';

/**
 * Metrics, logs and traces of one cluster. First steps:
 *
 * 1. Say in `cluster` what the cluster has. Network policies, addresses and volumes follow from it.
 * 2. `npm run synth`, and look at what it wrote into dist/.
 * 3. Commit dist/ with this file. Nobody edits dist/ by hand.
 * 4. `kubectl apply -k dist/company --server-side`, or uncomment the last lines and let Argo CD do it.
 */
export function company(app: App): Environment {
  const company = new Environment(app, 'company', {
    cluster: {
      // Or cilium({ hubble: true }), where Cilium is the network plugin and Hubble's metrics are on.
      network: plainNetwork(),
      // The number of nodes, by which the pods of a DaemonSet are counted.
      nodes: 3,
      // The class of the volumes. Without it, the cluster's default class.
      // storageClass: 'gp3',
      // The ingress classes that the cluster serves, each with the namespace of its controller.
      // ingressClasses: [{ name: 'nginx', namespace: 'ingress-nginx' }],
    },
    // Where people read what an alert means, unless it is the repository of ArgoCd: copy node_modules/lgtm-cdk8s/docs/alerts*.md to docs/.
    // runbooks: 'https://github.com/your-organisation/platform/blob/main',
  });
  // What names no namespace runs in the first one.
  company.addNamespace('observability');
  const agents = company.addNamespace('observability-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod, which only root may, from folders of the node',
  });

  // It evaluates the alerts about what Alloy takes, and Grafana shows what fires. With `alertsTo` of an Alertmanager people are told.
  const mimir = new Mimir(company, { retention: days(15), disk: gibibytes(50), evaluateAlerts: true });
  const loki = new Loki(company, { retention: days(15), disk: gibibytes(50) });
  const tempo = new Tempo(company, { retention: days(7), disk: gibibytes(30), metricsTo: mimir.remoteWrite });

  const otel = new OtelCollector(company, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    // Traces with an error, slow traces, and a share of the others.
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  });

  // On every node: what pods print, and what kubelet and cAdvisor measure.
  const alloy = new Alloy(company, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    otlpTo: otel.otlp.grpc,
  });

  // Applications send OTLP to otel-collector.observability.svc, or to alloy.observability-agents.svc on their own node, at port 4317 (gRPC)
  // or 4318 (HTTP): pods with the label `lgtm-cdk8s/otlp: enabled` in any namespace, or with `senders: 'any'` every pod.
  new Instrumentation(company, { otlpTo: otel.otlp.grpc, otlpHttpTo: otel.otlp.http, receivers: [otel, alloy] });

  // kubectl -n observability port-forward svc/grafana 3000:80; the password of admin is in the Secret grafana.
  const grafana = new Grafana(company, {
    datasources: [mimir.datasource, loki.datasource, tempo.datasource],
    dashboards: [lokiLogs(), tempoTracing()],
    // ingress: { host: 'grafana.example.com' },
  });

  // The metrics of the platform itself, with the alerts that its components bring.
  alloy.watch(alloy, otel, mimir, loki, tempo, grafana);

  // With `ArgoCd` among the imports; then, once: kubectl apply -k dist/argocd/company
  // new ArgoCd(company, { repository: 'https://github.com/your-organisation/platform.git' });
  return company;
}
