import { minutes, seconds } from '../../../../constructs/kit';
import { inCopies } from '../../parts/copies';
import { lines } from '../../parts/copies/lines';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import { bucket, lokiDistributed as create } from './environment';

const { standIn, server } = objectStorage(bucket);

/** A Loki of several workloads in three zones, of which every pod runs: one member of each ring is killed, a zone is lost, all are rolled. */
export const lokiDistributed: Suite = {
  environment: 'loki-distributed',
  inPlaceOf: 'production',
  create,
  everyReplica: true,
  standIns: [standIn],
  parts: {
    'loki-distributed': inCopies(lines, {
      bucket: { server, away: seconds(40) },
      zones: 3,
      zoneAway: seconds(5),
      zoneSilent: seconds(40),
    }),
  },
  full: {
    'loki-distributed': inCopies(lines, {
      bucket: { server, away: minutes(5) },
      zones: 3,
      zoneAway: minutes(1),
      zoneSilent: minutes(1),
      podsAway: seconds(20),
    }),
  },
};
