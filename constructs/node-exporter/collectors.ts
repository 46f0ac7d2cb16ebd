import type { KnownMetrics } from '../kit';
import { flag, object, optional, type Validators } from '../kit/model/validation';

/**
 * The collectors that can work here, as upstream calls them. The others ask for root, a capability, D-Bus, another program, or files
 * of their own. https://github.com/prometheus/node_exporter#collectors
 */
export const nodeCollectors = [
  ...(['arp', 'bcache', 'bcachefs', 'bonding', 'btrfs', 'buddyinfo', 'cgroups', 'conntrack', 'cpu'] as const),
  ...(['cpu_vulnerabilities', 'cpufreq', 'diskstats', 'dmi', 'dmmultipath', 'drbd', 'drm', 'edac', 'entropy'] as const),
  ...(['ethtool', 'fibrechannel', 'filefd', 'filesystem', 'hwmon', 'infiniband', 'interrupts', 'ipvs'] as const),
  ...(['kernel_hung', 'ksmd', 'lnstat', 'loadavg', 'mdadm', 'meminfo', 'meminfo_numa', 'mountstats'] as const),
  ...(['netclass', 'netdev', 'netstat', 'network_route', 'nfs', 'nfsd', 'nvme', 'nvmesubsystem', 'os'] as const),
  ...(['pcidevice', 'powersupplyclass', 'pressure', 'processes', 'qdisc', 'schedstat', 'selinux', 'sockstat'] as const),
  ...(['softirqs', 'softnet', 'stat', 'swap', 'tapestats', 'tcpstat', 'thermal_zone', 'time', 'timex'] as const),
  ...(['udp_queues', 'uname', 'vmstat', 'watchdog', 'wifi', 'xfrm', 'xfs', 'zfs', 'zoneinfo'] as const),
] as const;

/** The name of a collector, as node exporter has it. https://github.com/prometheus/node_exporter#collectors */
export type NodeCollector = (typeof nodeCollectors)[number];

/** Which collectors are on, and which are off. */
export type NodeCollectors = Readonly<Partial<Record<NodeCollector, boolean>>>;

export const nodeCollectorsValidator = object<NodeCollectors>(
  Object.fromEntries(nodeCollectors.map((name) => [name, optional(flag())])) as unknown as Validators<NodeCollectors>,
  '{ wifi: true, arp: false }',
);

/** As flags, in the order of their names. */
export const collectorFlags = (chosen: NodeCollectors): string[] =>
  Object.entries(chosen)
    .filter(([, on]) => on !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, on]) => `--${on ? '' : 'no-'}collector.${name}`);

/** Who shows the metrics for which dashboards and alerts ask, by what their names begin with. */
const shownBy: readonly (readonly [beginning: string, collector: NodeCollector])[] = [
  ['node_cpu_', 'cpu'],
  ['node_disk_', 'diskstats'],
  ['node_filefd_', 'filefd'],
  ['node_filesystem_', 'filesystem'],
  ['node_load', 'loadavg'],
  ['node_memory_', 'meminfo'],
  ['node_network_', 'netdev'],
  ['node_nf_conntrack_', 'conntrack'],
  ['node_timex_', 'timex'],
  ['node_uname_', 'uname'],
  ['node_vmstat_', 'vmstat'],
];

/** What is shown of these metrics, without those of collectors that are off. */
export const shownWith = (chosen: NodeCollectors, metrics: readonly KnownMetrics[]): readonly KnownMetrics[] =>
  metrics.filter(({ name: { source } }) =>
    shownBy.every(([beginning, collector]) => chosen[collector] !== false || !source.startsWith(`^${beginning}`)),
  );
