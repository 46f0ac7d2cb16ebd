import { minutes, seconds } from '../../../../constructs/kit';
import { inCopies } from '../../parts/copies';
import { samples } from '../../parts/copies/samples';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import { alertname, bucket, mimirDistributed as create } from './environment';

const { standIn, server } = objectStorage(bucket);

/** A Mimir of several workloads in three zones, of which every pod runs: one member of each ring is killed, a zone is lost, all are rolled. */
export const mimirDistributed: Suite = {
  environment: 'mimir-distributed',
  inPlaceOf: 'production',
  create,
  everyReplica: true,
  standIns: [standIn],
  parts: {
    'mimir-distributed': inCopies(samples, {
      bucket: { server, away: seconds(40) },
      zones: 3,
      zoneAway: seconds(5),
      zoneSilent: seconds(40),
      alertname,
    }),
  },
  full: {
    'mimir-distributed': inCopies(samples, {
      bucket: { server, away: minutes(5) },
      zones: 3,
      zoneAway: minutes(1),
      zoneSilent: minutes(1),
      podsAway: seconds(20),
      alertname,
    }),
  },
};
