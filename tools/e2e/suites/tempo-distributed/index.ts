import { minutes, seconds } from '../../../../constructs/kit';
import { tracesThroughLog } from '../../parts/through-log';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import { bucket, tempoDistributed as create } from './environment';

const { standIn } = objectStorage(bucket);

/** A Tempo of several workloads in three zones, of which every pod runs: a zone is lost, a broker is, and all are rolled. */
export const tempoDistributed: Suite = {
  environment: 'tempo-distributed',
  create,
  everyReplica: true,
  standIns: [standIn],
  parts: { 'tempo-distributed': tracesThroughLog({ away: seconds(5) }) },
  full: { 'tempo-distributed': tracesThroughLog({ away: minutes(1), podsAway: seconds(20) }) },
};
