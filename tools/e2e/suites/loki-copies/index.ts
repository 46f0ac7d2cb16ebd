import { minutes, seconds } from '../../../../constructs/kit';
import { inCopies } from '../../parts/copies';
import { lines } from '../../parts/copies/lines';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import * as loki from './environment';

const { standIn, server } = objectStorage(loki.bucket);

const short = inCopies(lines, {
  bucket: { server, away: seconds(40) },
  zones: 3,
  zoneAway: seconds(5),
  zoneSilent: seconds(40),
});

const full = inCopies(lines, {
  bucket: { server, away: minutes(5) },
  zones: 3,
  zoneAway: minutes(1),
  zoneSilent: minutes(1),
  podsAway: seconds(20),
});

/** What both have: every pod runs in one of three zones. A zone is lost, another one is silent, all are rolled. */
const inZones = { everyReplica: true, standIns: [standIn] };

/** A Loki of several workloads. */
export const lokiDistributed: Suite = {
  ...inZones,
  environment: 'loki-distributed',
  inPlaceOf: 'production',
  create: loki.lokiDistributed,
  parts: { 'loki-distributed': short },
  full: { 'loki-distributed': full },
};

/** A Loki of three processes that are alike. */
export const lokiReplicated: Suite = {
  ...inZones,
  environment: 'loki-replicated',
  create: loki.lokiReplicated,
  parts: { 'loki-replicated': short },
  full: { 'loki-replicated': full },
};
