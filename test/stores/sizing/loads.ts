import { days, megabytesPerSecond, seconds } from '../../../constructs/kit';
import { type LoadProps, load } from '../../../constructs/stores/sizing';

/** The load for which the charts have sizes: a million series, 10 MB of lines and 10,000 spans a second. */
export const million: LoadProps = {
  nodes: 60,
  pods: 1800,
  activeSeries: 1_000_000,
  scrapeInterval: seconds(15),
  logs: megabytesPerSecond(10),
  spansPerSecond: 10_000,
  queriesPerSecond: 5,
  retention: { metrics: days(30), logs: days(30), traces: days(14) },
};

/** The same but for what is said of it. */
export const loadOf = (props: Partial<LoadProps> = {}) => load({ ...million, ...props });
