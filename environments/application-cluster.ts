import type { App } from 'cdk8s';
import { Alloy, cadvisor, KafkaLogs, kubelet, podLogs } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { MessagesDemo } from '../constructs/demo';
import { Instrumentation, withPythonAgent } from '../constructs/instrumentation';
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
  // The platform evaluates what is said of them, Alloy too: nobody here does.
  alloy.watch(alloy, new NodeExporter(application, { namespace: agents }), new KubeStateMetrics(application));

  const direct = platform.otlp.with(sender);
  const otel = send === 'collector' ? new OtelForwarder(application, { sendTo: direct }) : undefined;
  if (otel) alloy.watch(otel);
  const otlpTo = otel?.otlp.http ?? direct;
  const demo = new MessagesDemo(application, {
    namespace: application.addNamespace('demo'),
    otlpTo,
    instrument: withPythonAgent({ otlpTo, logs: 'stdout' }),
  });
  alloy.watch(
    new KafkaLogs(application, { brokers: demo.kafka, topics: ['events'], logsTo: platform.logs.with(sender) }),
  );

  // Other people's applications, by a label on their pods.
  new Instrumentation(
    application,
    otel ? { otlpTo: otel.otlp.grpc, otlpHttpTo: otel.otlp.http, receivers: [otel] } : { otlpTo },
  );
  new ArgoCd(application, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return application;
}
