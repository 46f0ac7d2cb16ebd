import type { Cluster, Duration, Endpoint } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { type Scraped, usualTimeout } from '../scrape/scraped';
import { type Received, receiverConfiguration } from './received';
import { scrapedJob } from './scraped-job';

/** Prometheus's configuration, as the property `configuration` is given it. */
export type PrometheusConfiguration = ReturnType<typeof prometheusConfiguration>;

/** Where its files are. */
export const folder = '/etc/prometheus';

/** The file with its alerts, beside the configuration. */
export const alertFile = 'alerts.yaml';

/** What the configuration is made from. */
export interface PrometheusConfigurationProps {
  /** Its own metrics. */
  readonly own: Endpoint<'prometheus.exposition'>;
  readonly targets: readonly Endpoint<'prometheus.exposition'>[];
  /** What no component of the environment brings. */
  readonly scraped: readonly Scraped[];
  /** Those of all that is kept, as stated. */
  readonly series: number;
  /** How often everything is pulled. */
  readonly scrapeInterval: Duration;
  /** What is sent by others. */
  readonly received: Received;
  /** Who is told of alerts. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  readonly cluster: Pick<Cluster, 'ipFamilies'>;
}

/** https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export function prometheusConfiguration(props: PrometheusConfigurationProps) {
  const { own, targets, scraped, alertsTo, series, scrapeInterval, received, cluster } = props;
  // What a name answers with is asked by family.
  const type = isAddressedByIPv6(cluster) ? 'AAAA' : 'A';
  return {
    global: {
      scrape_interval: scrapeInterval.toString(),
      scrape_timeout: `${Math.min(scrapeInterval.seconds, usualTimeout)}s`,
      ...scrapeLimits(series),
    },
    ...receiverConfiguration(received),
    rule_files: [alertFile],
    ...(alertsTo ? { alerting: { alertmanagers: [alertmanager(alertsTo, type)] } } : {}),
    scrape_configs: [
      { ...job(own, type), static_configs: [{ targets: ['localhost:9090'] }] },
      ...targets.map((target) => job(target, type)),
      ...scraped.map(scrapedJob),
    ],
  };
}

/** What a name answers with: each pod where a headless Service has it, one otherwise. */
type Type = 'A' | 'AAAA';

const discovered = ({ host, port, address }: Endpoint, everyPod: boolean, type: Type) =>
  everyPod ? { dns_sd_configs: [{ names: [host], type, port }] } : { static_configs: [{ targets: [address] }] };

function alertmanager(endpoint: Endpoint<'alertmanager'>, type: Type) {
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

function job(target: Endpoint<'prometheus.exposition'>, type: Type) {
  const { owner, peer, path, offers } = target;
  return {
    job_name: owner.workload,
    ...(path === '/metrics' ? {} : { metrics_path: path }),
    ...discovered(target, offers.everyPod, type),
    relabel_configs: Object.entries(labelsOf(owner, peer)).map(([target_label, replacement]) => ({
      target_label,
      replacement,
    })),
  };
}

/** The labels that every signal has. Of pods without a lasting name only the address is known, which is their `instance`. */
function labelsOf({ workload, pod }: Endpoint['owner'], peer: Endpoint['peer']): Readonly<Record<string, string>> {
  const namespace = peer.kind === 'pods' && typeof peer.namespace === 'string' ? peer.namespace : undefined;
  return {
    ...(namespace ? { [signalLabels['k8s.namespace.name']]: namespace } : {}),
    ...(pod ? { [signalLabels['k8s.pod.name']]: pod } : {}),
    [signalLabels['k8s.container.name']]: workload,
    [signalLabels['service.name']]: workload,
  };
}
