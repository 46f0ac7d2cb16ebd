import type { Cluster, Duration, Endpoint, KnownMetrics } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import type { FileOf } from '../kit/model/secret-key';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import type { Keeping } from '../scrape/keep';
import { isFromKubelet, isOfHosts, type Pulled } from '../scrape/pulled';
import { usualTimeout } from '../scrape/scraped';
import { discovered, type RecordType } from './jobs/discovered';
import { hostsJob } from './jobs/hosts';
import { kubeletJob } from './jobs/kubelets';
import { scrapedJob } from './jobs/scraped';
import { watchedJob } from './jobs/watched';
import { type Received, receiverConfiguration } from './received';

/** Prometheus's configuration, as the property `configuration` is given it. */
export type PrometheusConfiguration = ReturnType<typeof prometheusConfiguration>;

/** Where its files are. */
export const folder = '/etc/prometheus';

/** The file with its alerts, beside the configuration. */
export const alertFile = 'alerts.yaml';

/** An address that is pulled, and what comes from there as far as it is known. */
interface WatchedTarget extends WatchedAddress {
  readonly knownMetrics: readonly KnownMetrics[];
}

/** What the configuration is made from. */
export interface PrometheusConfigurationProps {
  /** Its own metrics. */
  readonly own: Endpoint<'prometheus.exposition'>;
  readonly targets: readonly WatchedTarget[];
  /** What no component of the environment brings. */
  readonly pulled: readonly Pulled[];
  /** Those of all that is kept, as stated. */
  readonly series: number;
  /** What is stored of an exporter, or of kubelets, that has these metrics. */
  readonly kept: Keeping;
  /** Where a key of a Secret is mounted. */
  readonly fileOf: FileOf;
  /** How often everything is pulled. */
  readonly scrapeInterval: Duration;
  /** What is sent by others. */
  readonly received: Received;
  /** Who is told of alerts. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  readonly cluster: Pick<Cluster, 'ipFamilies' | 'name'>;
}

/** https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export function prometheusConfiguration(props: PrometheusConfigurationProps) {
  const { own, targets, pulled, alertsTo, series, scrapeInterval, received, kept, fileOf, cluster } = props;
  // What a name answers with is asked by family.
  const type = isAddressedByIPv6(cluster) ? 'AAAA' : 'A';
  return {
    global: {
      scrape_interval: scrapeInterval.toString(),
      scrape_timeout: `${Math.min(scrapeInterval.seconds, usualTimeout)}s`,
      ...scrapeLimits(series),
      // An alert says of which cluster it is, where there are several.
      ...(cluster.name === undefined ? {} : { external_labels: labelsOfCluster(cluster) }),
    },
    ...receiverConfiguration(received, cluster),
    rule_files: [alertFile],
    ...(alertsTo ? { alerting: { alertmanagers: [alertmanager(alertsTo, type)] } } : {}),
    scrape_configs: [
      {
        ...watchedJob({ endpoint: own, job: own.owner.workload }, type),
        static_configs: [{ targets: ['localhost:9090'] }],
      },
      ...targets.map(({ knownMetrics, ...target }) =>
        watchedJob(target, type, target.endpoint.offers.ofCluster ? kept(knownMetrics) : []),
      ),
      ...pulled.map((each) => {
        if (isOfHosts(each)) return hostsJob(each, fileOf);
        return isFromKubelet(each) ? kubeletJob(each, kept(each.knownMetrics)) : scrapedJob(each);
      }),
    ],
  };
}

function alertmanager(endpoint: Endpoint<'alertmanager'>, type: RecordType) {
  const { scheme, path, offers } = endpoint;
  return {
    ...(scheme === 'https' ? { scheme } : {}),
    ...(path ? { path_prefix: path } : {}),
    ...discovered(endpoint, offers.everyPod, type),
  };
}

/** What is beyond these is not pulled: a program whose own metrics grow without end costs itself. */
const scrapeLimits = (series: number) => ({
  sample_limit: Math.ceil(series / 2),
  // Room for so many series as text, each with its labels.
  body_size_limit: `${Math.max(20, Math.ceil((series / 2) * 0.0004))}MB`,
  label_limit: 60,
  label_name_length_limit: 256,
  label_value_length_limit: 2048,
});
