import { lines } from '../../parts/copies/lines';
import { copiesInZones } from '../copies-in-zones';
import { bucket, lokiDistributed as distributed, lokiReplicated as replicated } from './environment';

const suites = copiesInZones('loki', {
  kept: lines,
  bucket,
  distributed,
  replicated,
});

/** A Loki of several workloads. */
export const lokiDistributed = suites.distributed;

/** A Loki of three processes that are alike. */
export const lokiReplicated = suites.replicated;
