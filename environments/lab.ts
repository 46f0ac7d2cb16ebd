import type { App } from 'cdk8s';
import { Alloy, cadvisor, hubble, kubelet, podLogs, ztunnel } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { Demo } from '../constructs/demo';
import { Grafana, httpErrorRate, pipelineHealth, springBoot } from '../constructs/grafana';
import { Instrumentation, withJavaAgent } from '../constructs/instrumentation';
import { cilium, days, Environment, gibibytes, istioAmbient, percent, seconds } from '../constructs/kit';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';

/** One kind cluster, the whole loop. What it must have beforehand: docs/prepare-a-lab-cluster.md */
export function lab(app: App): Environment {
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

  const mimir = new Mimir(lab, { retention: days(3), disk: gibibytes(10) });
  const loki = new Loki(lab, { retention: days(3), disk: gibibytes(10), evaluateAlerts: true });
  const tempo = new Tempo(lab, { retention: days(3), disk: gibibytes(10), metricsTo: mimir.remoteWrite });

  const otel = new OtelCollector(lab, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  });
  const alloy = new Alloy(lab, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor(), hubble(), ztunnel()],
    // Beside what dashboards and alerts ask for: for Explore.
    keep: ['container_memory_working_set_bytes', 'kubelet_running_pods'],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    otlpTo: otel.otlp.grpc,
  });

  // Watches the pipeline itself with the alerts of its components, and answers when the rest does not.
  const pipeline = new Prometheus(lab, { retention: days(3), disk: gibibytes(2) });
  const grafana = new Grafana(lab, {
    datasources: [mimir.datasource, loki.datasource, tempo.datasource, pipeline.datasource],
    dashboards: [springBoot(), httpErrorRate(), pipelineHealth()],
    ingress: { host: 'grafana.lab-dev.local' },
  });
  pipeline.watch(alloy, otel, loki, tempo, mimir, grafana);

  // Other people's applications, by a label on their pods.
  new Instrumentation(lab, {
    otlpTo: otel.otlp.grpc,
    otlpHttpTo: otel.otlp.http,
    receivers: [otel, alloy],
  });
  new Demo(lab, {
    namespace: applications,
    otlpTo: otel.otlp.grpc,
    instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' }),
  });

  new ArgoCd(lab, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git', revision: 'main' });
  return lab;
}
