import { alertmanagerMetrics } from './alertmanager/metrics';
import { alloyMetrics, alloyOtlpMetrics, alloyProfileMetrics, hubbleMetrics, ztunnelMetrics } from './alloy/metrics';
import { alloyReceiverMetrics } from './alloy/receiver/metrics';
import { beylaMetrics } from './beyla/metrics';
import { blackboxMetrics, probeMetrics } from './blackbox-exporter/metrics';
import { grafanaMetrics } from './grafana/metrics';
import { micrometerMetrics } from './instrumentation/micrometer-metrics';
import { k6Metrics } from './k6/metrics';
import { kafkaMetrics } from './kafka/exporter/metrics';
import type { KnownMetrics } from './kit';
import {
  alertSeries,
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

/** What stores, collectors, agents and Grafana say of themselves: of one that an environment does not have there are none. */
const metricsOfPrograms: readonly KnownMetrics[] = [
  ...alloyMetrics,
  ...alloyOtlpMetrics,
  ...alloyProfileMetrics,
  ...alloyReceiverMetrics,
  ...collectorMetrics,
  ...grafanaMetrics,
  ...lokiMetrics,
  ...mimirMetrics,
  ...promtailMetrics,
  ...pyroscopeMetrics,
  ...tempoMetrics,
];

/**
 * What else the platform has dashboards and links for: metrics that applications, exporters and evaluating stores of other clusters
 * may send too. Panels for what nobody sends stay empty.
 */
export const metricsElsewhere: readonly KnownMetrics[] = [
  ...alertmanagerMetrics,
  ...alertSeries,
  ...applicationMetrics,
  ...beylaMetrics,
  ...blackboxMetrics,
  ...containerMetrics,
  ...hubbleMetrics,
  ...k6Metrics({ nativeHistograms: true }),
  ...kafkaMetrics,
  ...kubeletMetrics,
  ...kubeStateMetricsMetrics,
  ...micrometerMetrics,
  ...nodeMetrics,
  ...objectMetrics,
  ...processMetrics,
  ...probeMetrics,
  ...prometheusMetrics,
  ...pullMetrics,
  ...remoteWriteMetrics,
  ...traceMetrics,
  ...volumeMetrics,
  ...ztunnelMetrics,
];

/**
 * What the components of the platform produce, whichever of them an environment has. A query may ask for several programs, of which
 * one is there.
 */
export const platformMetrics: readonly KnownMetrics[] = [...metricsOfPrograms, ...metricsElsewhere];
