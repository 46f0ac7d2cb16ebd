import { queryTimeouts } from '../kit/model/timeouts';
import { blocksOn } from './checks';
import { folder } from './config';
import type { PrometheusProps } from './props';
import { type Received, receiverFlags } from './received';

/** https://prometheus.io/docs/prometheus/latest/command-line/prometheus/ */
export const flagsOf = (
  { retention, disk, queryTimeout }: PrometheusProps,
  { received, keepsExemplars }: { readonly received: Received; readonly keepsExemplars: boolean },
): string[] => [
  `--config.file=${folder}/prometheus.yaml`,
  '--storage.tsdb.path=/prometheus',
  `--storage.tsdb.retention.time=${retention}`,
  // What comes first counts. Without it a full disk would end Prometheus.
  `--storage.tsdb.retention.size=${blocksOn(disk)}`,
  `--query.timeout=${queryTimeouts(queryTimeout).query}`,
  ...receiverFlags(received),
  ...(keepsExemplars ? ['--enable-feature=exemplar-storage'] : []),
];
