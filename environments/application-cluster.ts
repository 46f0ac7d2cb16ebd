import type { App } from 'cdk8s';
import { Alloy, cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { Demo } from '../constructs/demo';
import { Instrumentation, withJavaAgent } from '../constructs/instrumentation';
import { bearerToken, Environment, endpointsOf, plainNetwork } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { NodeExporter } from '../constructs/node-exporter';
import { OtelForwarder } from '../constructs/otel-collector';
import { observabilityCluster } from './observability-cluster';

/** Applications, whose signals go to the platform in another cluster: docs/send-from-another-cluster.md */
export function applicationCluster(app: App): Environment {
  const application = new Environment(app, 'application-cluster', {
    cluster: { name: 'application', nodes: 3, network: plainNetwork() },
  });
  application.addNamespace('monitoring');
  const agents = application.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod, which only root may, from folders of the node',
  });
  const applications = application.addNamespace('demo');

  const platform = endpointsOf(observabilityCluster);
  const sender = { credentials: bearerToken({ secretName: 'platform-sender' }) };
  const otel = new OtelForwarder(application, { sendTo: platform.otlp.with(sender) });
  const alloy = new Alloy(application, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor()],
    logsTo: platform.logs.with(sender),
    metricsTo: platform.metrics.with(sender),
  });
  alloy.watch(new NodeExporter(application, { namespace: agents }), new KubeStateMetrics(application), otel);

  // Other people's applications, by a label on their pods.
  new Instrumentation(application, {
    otlpTo: otel.otlp.grpc,
    otlpHttpTo: otel.otlp.http,
    receivers: [otel],
  });
  new Demo(application, {
    namespace: applications,
    otlpTo: otel.otlp.grpc,
    instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' }),
  });
  new ArgoCd(application, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return application;
}
