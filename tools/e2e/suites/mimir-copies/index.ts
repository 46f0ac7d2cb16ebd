import { minutes, seconds } from '../../../../constructs/kit';
import { inCopies } from '../../parts/copies';
import { samples } from '../../parts/copies/samples';
import { objectStorage } from '../../stand-ins/object-storage';
import type { Suite } from '../../suite/suite';
import * as mimir from './environment';

const { alertname } = mimir;
const { standIn, server } = objectStorage(mimir.bucket);

const short = inCopies(samples, {
  bucket: { server, away: seconds(40) },
  zones: 3,
  zoneAway: seconds(5),
  zoneSilent: seconds(40),
  alertname,
});

const full = inCopies(samples, {
  bucket: { server, away: minutes(5) },
  zones: 3,
  zoneAway: minutes(1),
  zoneSilent: minutes(1),
  podsAway: seconds(20),
  alertname,
});

/** What both have: every pod runs in one of three zones. A zone is lost, another one is silent, all are rolled. */
const inZones = { everyReplica: true, standIns: [standIn] };

/** A Mimir of several workloads. */
export const mimirDistributed: Suite = {
  ...inZones,
  environment: 'mimir-distributed',
  inPlaceOf: 'production',
  create: mimir.mimirDistributed,
  parts: { 'mimir-distributed': short },
  full: { 'mimir-distributed': full },
};

/** A Mimir of three processes that are alike. */
export const mimirReplicated: Suite = {
  ...inZones,
  environment: 'mimir-replicated',
  create: mimir.mimirReplicated,
  parts: { 'mimir-replicated': short },
  full: { 'mimir-replicated': full },
};
