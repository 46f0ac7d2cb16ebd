import { alertmanagerMetrics } from './alertmanager/metrics';
import { alloyMetrics, alloyOtlpMetrics, alloyProfileMetrics, hubbleMetrics, ztunnelMetrics } from './alloy/metrics';
import { alloyReceiverMetrics } from './alloy/receiver/metrics';
import { beylaMetrics } from './beyla/metrics';
import { blackboxMetrics, probeMetrics } from './blackbox-exporter/metrics';
import { grafanaMetrics } from './grafana/metrics';
import { micrometerMetrics } from './instrumentation/micrometer-metrics';
import { k6Metrics } from './k6/metrics';
import type { KnownMetrics } from './kit';
import {
  containerMetrics,
  kubeletMetrics,
  processMetrics,
  pullMetrics,
  remoteWriteMetrics,
  traceMetrics,
  volumeMetrics,
} from './kit/vocabulary/shared-metrics';
import { kubeStateMetricsMetrics } from './kube-state-metrics/metrics';
import { nodeMetrics, objectMetrics } from './kubernetes/metrics';
import { lokiMetrics } from './loki/metrics';
import { mimirMetrics } from './mimir/metrics';
import { applicationMetrics } from './opentelemetry/application-metrics';
import { collectorMetrics } from './otel-collector/metrics';
import { prometheusMetrics } from './prometheus/metrics';
import { promtailMetrics } from './promtail/metrics';
import { pyroscopeMetrics } from './pyroscope/metrics';
import { tempoMetrics } from './tempo/metrics';

/**
 * What the components of the platform produce, whichever of them an environment has. The dashboards have panels for all of them:
 * those for a component that is not there stay empty.
 */
export const platformMetrics: readonly KnownMetrics[] = [
  ...alertmanagerMetrics,
  ...alloyMetrics,
  ...alloyOtlpMetrics,
  ...alloyProfileMetrics,
  ...alloyReceiverMetrics,
  ...applicationMetrics,
  ...beylaMetrics,
  ...blackboxMetrics,
  ...collectorMetrics,
  ...containerMetrics,
  ...grafanaMetrics,
  ...hubbleMetrics,
  ...k6Metrics({ nativeHistograms: true }),
  ...kubeletMetrics,
  ...kubeStateMetricsMetrics,
  ...lokiMetrics,
  ...micrometerMetrics,
  ...mimirMetrics,
  ...nodeMetrics,
  ...objectMetrics,
  ...processMetrics,
  ...probeMetrics,
  ...prometheusMetrics,
  ...promtailMetrics,
  ...pullMetrics,
  ...pyroscopeMetrics,
  ...remoteWriteMetrics,
  ...tempoMetrics,
  ...traceMetrics,
  ...volumeMetrics,
  ...ztunnelMetrics,
];
