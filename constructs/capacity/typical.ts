import { bytesPerSecond, days, seconds } from '../kit/model/units';
import { type Load, type LoadProps, load, type RetentionProps } from '../stores/sizing';

/** What a node of 30 pods sends. Estimates, for people who have not measured yet: applications differ by a factor of ten. */
const ofNode = { pods: 30, series: 20_000, logBytesPerSecond: 150_000, spansPerSecond: 100 } as const;

/** What is stated of a load; the rest is an estimate. */
export type StatedLoad = Partial<Omit<LoadProps, 'retention'>> & { readonly retention?: Partial<RetentionProps> };

/** The load of a cluster of so many nodes, where what is not stated is an estimate: 30 pods a node, and of each node 20,000 series, 150 kB of
 * log lines and 100 spans a second; metrics for 90 days, lines for 30, traces for 14. */
export const typicalLoad = (nodes: number, stated: StatedLoad = {}): Load => {
  const { retention, ...others } = stated;
  return load({
    nodes,
    pods: nodes * ofNode.pods,
    activeSeries: nodes * ofNode.series,
    scrapeInterval: seconds(15),
    logs: bytesPerSecond(nodes * ofNode.logBytesPerSecond),
    spansPerSecond: nodes * ofNode.spansPerSecond,
    queriesPerSecond: Math.max(1, Math.round(nodes / 10)),
    ...others,
    retention: { metrics: days(90), logs: days(30), traces: days(14), ...retention },
  });
};
