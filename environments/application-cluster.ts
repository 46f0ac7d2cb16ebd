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

export interface ApplicationClusterOptions {
  /**
   * Where applications send OTLP: to a Collector of this cluster, which keeps on a disk what the platform can't take now, or `direct` to the
   * platform, by a token in each of their namespaces. Default: `collector`.
   */
  readonly send?: 'collector' | 'direct';
}

/** Applications, whose signals go to the platform in another cluster: docs/send-from-another-cluster.md */
export function applicationCluster(app: App, { send = 'collector' }: ApplicationClusterOptions = {}): Environment {
  const application = new Environment(app, 'application-cluster', {
    cluster: { name: 'application', nodes: 3, network: plainNetwork() },
  });
  application.addNamespace('monitoring');
  const agents = application.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod, which only root may, from folders of the node',
  });

  const platform = endpointsOf(observabilityCluster);
  const sender = { credentials: bearerToken({ secretName: 'platform-sender' }) };
  const alloy = new Alloy(application, {
    namespace: agents,
    collect: [podLogs(), kubelet(), cadvisor()],
    logsTo: platform.logs.with(sender),
    metricsTo: platform.metrics.with(sender),
  });
  alloy.watch(new NodeExporter(application, { namespace: agents }), new KubeStateMetrics(application));

  // Other people's applications, by a label on their pods.
  if (send === 'direct') {
    new Instrumentation(application, { otlpTo: platform.otlp.with(sender) });
  } else {
    const otel = new OtelForwarder(application, { sendTo: platform.otlp.with(sender) });
    alloy.watch(otel);
    new Instrumentation(application, { otlpTo: otel.otlp.grpc, otlpHttpTo: otel.otlp.http, receivers: [otel] });
    // Its nginx speaks gRPC alone and shows no token: it needs the Collector.
    new Demo(application, {
      namespace: application.addNamespace('demo'),
      otlpTo: otel.otlp.grpc,
      instrument: withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' }),
    });
  }
  new ArgoCd(application, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return application;
}
