import type { Cluster, Duration, Endpoint, KnownMetrics } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import type { FileOf } from '../kit/model/secret-key';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import type { Keeping } from '../scrape/keep';
import { isFromKubelet, isOfHosts, type Pulled } from '../scrape/pulled';
import { usualTimeout } from '../scrape/scraped';
import { discovered, type RecordType } from './jobs/discovered';
import { hostsJob } from './jobs/hosts';
import { kubeletJob } from './jobs/kubelets';
import { scrapedJob } from './jobs/scraped';
import { watchedJob } from './jobs/watched';
import { alertRelabelling, externalLabels } from './pair';
import { type Received, receiverConfiguration } from './received';
import { bodySize, type MetricsStore, mostOfProgram, remoteWriteSettings } from './remote-write';

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
  /** Where samples are sent on. Default: nowhere. */
  readonly metricsTo?: MetricsStore;
  /** Whether it keeps exemplars. */
  readonly exemplars: boolean;
  readonly replicas?: 1 | 2;
  readonly cluster: Pick<Cluster, 'ipFamilies' | 'name' | 'kubeletServingCertificates'>;
}

/** https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export function prometheusConfiguration(props: PrometheusConfigurationProps) {
  const {
    own,
    targets,
    pulled,
    alertsTo,
    metricsTo,
    exemplars,
    series,
    scrapeInterval,
    received,
    kept,
    fileOf,
    cluster,
  } = props;
  const labels = externalLabels(props, cluster);
  // What a name answers with is asked by family.
  const type = isAddressedByIPv6(cluster) ? 'AAAA' : 'A';
  return {
    global: {
      scrape_interval: scrapeInterval.toString(),
      scrape_timeout: `${Math.min(scrapeInterval.seconds, usualTimeout)}s`,
      ...scrapeLimits(series, metricsTo),
      // An alert says of which cluster it is, where there are several.
      ...(Object.keys(labels).length > 0 ? { external_labels: labels } : {}),
    },
    ...receiverConfiguration(received, cluster),
    rule_files: [alertFile],
    ...(alertsTo ? { alerting: { ...alertRelabelling(props), alertmanagers: [alertmanager(alertsTo, type)] } } : {}),
    ...(metricsTo ? { remote_write: [remoteWriteSettings(metricsTo, { exemplars, fileOf })] } : {}),
    scrape_configs: [
      ownJob(own, type),
      ...targets.map(({ knownMetrics, ...target }) =>
        watchedJob(target, type, target.endpoint.offers.ofCluster ? kept(knownMetrics) : []),
      ),
      ...pulled.map((each) => {
        if (isOfHosts(each)) return hostsJob(each, fileOf);
        return isFromKubelet(each) ? kubeletJob(each, kept(each.knownMetrics), cluster) : scrapedJob(each);
      }),
    ],
  };
}

/** Each of a pair asks both, so that one that is away is seen by the other. One asks itself, whatever a policy lets through. */
function ownJob(own: Endpoint<'prometheus.exposition'>, type: RecordType) {
  const job = watchedJob({ endpoint: own, job: own.owner.workload }, type);
  return own.offers.everyPod ? job : { ...job, static_configs: [{ targets: ['localhost:9090'] }] };
}

function alertmanager(endpoint: Endpoint<'alertmanager'>, type: RecordType) {
  const { scheme, path, offers, proxy } = endpoint;
  return {
    ...(scheme === 'https' ? { scheme } : {}),
    ...(path ? { path_prefix: path } : {}),
    ...(proxy ? { proxy_url: proxy.url } : {}),
    ...discovered(endpoint, offers.everyPod, type),
  };
}

/** What is beyond these is not pulled: a program whose own metrics grow without end costs itself. */
const scrapeLimits = (series: number, metricsTo: MetricsStore | undefined) => ({
  sample_limit: mostOfProgram(series),
  body_size_limit: `${bodySize(series, metricsTo)}MB`,
  label_limit: 60,
  label_name_length_limit: 256,
  label_value_length_limit: 2048,
});
