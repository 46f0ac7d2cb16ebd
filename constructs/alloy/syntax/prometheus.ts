import type { Duration } from '../../kit';
import type { ClientArguments } from './client';
import type { RelabelRule, Targets } from './discovery';
import { componentKind } from './file';
import type { ObjectValue, Reference } from './value';

export type MetricsReceiver = Reference<'metrics receiver'>;

/** https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.scrape/ */
export interface PrometheusScrapeArguments {
  readonly targets: Targets;
  readonly forward_to: readonly MetricsReceiver[];
  readonly job_name: string;
  /** Labels of the series win over those of the target. Default: no. */
  readonly honor_labels?: boolean;
  /** A series that is no longer there ends at once, also where its samples bring times of their own. Default: no. */
  readonly track_timestamps_staleness?: boolean;
  readonly scrape_interval?: Duration;
  readonly scrape_timeout?: Duration;
  readonly scheme?: 'http' | 'https';
  readonly metrics_path?: string;
  readonly sample_limit?: number;
  readonly body_size_limit?: string;
  readonly label_limit?: number;
  readonly label_name_length_limit?: number;
  readonly label_value_length_limit?: number;
  readonly bearer_token_file?: string;
  readonly tls_config?: { readonly insecure_skip_verify?: boolean; readonly ca_file?: string };
}

/**
 * https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.servicemonitors/
 * https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.operator.podmonitors/
 */
export interface PrometheusOperatorArguments {
  readonly forward_to: readonly MetricsReceiver[];
  /** Default: every namespace. */
  readonly namespaces?: readonly string[];
  /** By what the pods behind Services are found. Default: `endpoints`. */
  readonly kubernetes_role?: 'endpoints' | 'endpointslice';
  /** The objects that are read. Default: every one. */
  readonly selector?: { readonly match_labels: ObjectValue };
  /** For each target, before the rules of the object that names it. */
  readonly rule?: readonly RelabelRule[];
  /** For objects that say nothing else. */
  readonly scrape?: {
    readonly default_scrape_interval?: Duration;
    readonly default_scrape_timeout?: Duration;
    readonly default_sample_limit?: number;
  };
}

/** https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.relabel/ */
export interface PrometheusRelabelArguments {
  readonly forward_to: readonly MetricsReceiver[];
  readonly rule: readonly RelabelRule[];
}

/** One destination of samples. */
export interface RemoteWriteEndpoint extends ClientArguments {
  /** By which the metrics of its queue are known. Default: a name that Alloy makes. */
  readonly name?: string;
  readonly url: string;
  readonly send_exemplars?: boolean;
  readonly send_native_histograms?: boolean;
  readonly queue_config?: { readonly max_shards?: number };
}

/** https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.remote_write/ */
export interface PrometheusRemoteWriteArguments {
  /** Each has a queue of its own. */
  readonly endpoint: RemoteWriteEndpoint | readonly RemoteWriteEndpoint[];
  /** Labels that every series gets. */
  readonly external_labels?: ObjectValue;
}

/** https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.unix/ */
export interface PrometheusExporterUnixArguments {
  readonly procfs_path?: string;
  readonly sysfs_path?: string;
  readonly rootfs_path?: string;
  readonly udev_data_path?: string;
  readonly enable_collectors?: readonly string[];
  readonly disable_collectors?: readonly string[];
  readonly filesystem?: { readonly mount_points_exclude?: string };
  readonly netclass?: { readonly ignored_devices?: string };
  readonly netdev?: { readonly device_exclude?: string };
}

const receiver = { receiver: 'metrics receiver' } as const;

/** The node exporter that is part of Alloy. */
export const prometheusExporterUnix = componentKind<PrometheusExporterUnixArguments, { targets: 'targets' }>(
  'prometheus.exporter.unix',
  { targets: 'targets' },
);

/** Fetches metrics from targets. */
export const prometheusScrape = componentKind<PrometheusScrapeArguments, Record<never, never>>('prometheus.scrape', {});

/** Fetches metrics from the pods behind the Services that the Prometheus operator's ServiceMonitors choose. */
export const prometheusOperatorServiceMonitors = componentKind<PrometheusOperatorArguments, Record<never, never>>(
  'prometheus.operator.servicemonitors',
  {},
);

/** Fetches metrics from the pods that the Prometheus operator's PodMonitors choose. */
export const prometheusOperatorPodMonitors = componentKind<PrometheusOperatorArguments, Record<never, never>>(
  'prometheus.operator.podmonitors',
  {},
);

/** Changes the labels of samples, or drops them. */
export const prometheusRelabel = componentKind<PrometheusRelabelArguments, typeof receiver>(
  'prometheus.relabel',
  receiver,
);

/** Keeps samples in a log on disk and sends them on. */
export const prometheusRemoteWrite = componentKind<PrometheusRemoteWriteArguments, typeof receiver>(
  'prometheus.remote_write',
  receiver,
);
