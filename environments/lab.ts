import type { App } from 'cdk8s';
import { Alertmanager, type AlertmanagerProps, nobody } from '../constructs/alertmanager';
import { Alloy, cadvisor, hubble, kubelet, podLogs, ztunnel } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { Demo } from '../constructs/demo';
import { alerting, Grafana, httpErrorRate, pipelineHealth, springBoot } from '../constructs/grafana';
import { Instrumentation, withJavaAgent } from '../constructs/instrumentation';
import {
  cilium,
  days,
  Environment,
  gibibytes,
  istioAmbient,
  mebibytes,
  millicores,
  percent,
  seconds,
} from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';

/** Who is told of alerts, and the mail server for a receiver `email({ … })`. Default: nobody, and Grafana shows them. */
export type LabOptions = Partial<Pick<AlertmanagerProps, 'receiver' | 'smtp'>>;

/** One kind cluster, the whole loop. What it must have beforehand: docs/prepare-a-lab-cluster.md */
export function lab(app: App, { receiver = nobody(), smtp }: LabOptions = {}): Environment {
  const lab = new Environment(app, 'lab', {
    cluster: {
      network: cilium({ hubble: true }),
      mesh: istioAmbient(),
      ingressClasses: [{ name: 'kong', namespace: 'kong' }],
      argocd: { namespace: 'argocd' },
    },
  });
  lab.addNamespace('monitoring');
  const agents = lab.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod, which only root may, from folders of the node',
  });
  const applications = lab.addNamespace('demo', { inMesh: true, showFlows: true });

  const alertmanager = new Alertmanager(lab, { receiver, smtp });
  const alertsTo = alertmanager.push;
  const size = { retention: days(3), disk: gibibytes(10) };
  // It evaluates the alerts about what Alloy collects. One node has fewer series, and objects, than the defaults are meant for.
  const ofFewSeries = { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) };
  const mimir = new Mimir(lab, { ...size, alertsTo, resources: ofFewSeries });
  const loki = new Loki(lab, { ...size, alertsTo });
  const tempo = new Tempo(lab, { ...size, metricsTo: mimir.remoteWrite });

  const otel = new OtelCollector(lab, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  });
  const otlpTo = otel.otlp.grpc;
  const alloy = new Alloy(lab, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor(), hubble(), ztunnel()],
    // Beside what dashboards and alerts ask for: for Explore.
    keep: ['container_memory_working_set_bytes', 'kubelet_running_pods'],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    otlpTo,
  });
  const ofFewObjects = { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) };
  alloy.watch(new KubeStateMetrics(lab, { resources: ofFewObjects }));

  // Watches the pipeline itself with the alerts of its components, and answers when the rest does not.
  const pipeline = new Prometheus(lab, { retention: days(3), disk: gibibytes(2), alertsTo });
  const grafana = new Grafana(lab, {
    datasources: [mimir, loki, tempo, pipeline, alertmanager].map(({ datasource }) => datasource),
    dashboards: [springBoot(), httpErrorRate(), pipelineHealth(), alerting()],
    ingress: { host: 'grafana.lab-dev.local' },
  });
  pipeline.watch(alloy, otel, loki, tempo, mimir, alertmanager, grafana);

  // Other people's applications, by a label on their pods.
  new Instrumentation(lab, { otlpTo, otlpHttpTo: otel.otlp.http, receivers: [otel, alloy] });
  new Demo(lab, { namespace: applications, otlpTo, instrument: withJavaAgent({ otlpTo, logs: 'stdout' }) });

  new ArgoCd(lab, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git', revision: 'main' });
  return lab;
}
