import { samples } from '../../parts/copies/samples';
import { copiesInZones } from '../copies-in-zones';
import { alertname, bucket, mimirDistributed as distributed, mimirReplicated as replicated } from './environment';

const suites = copiesInZones('mimir', {
  kept: samples,
  bucket,
  alertname,
  distributed,
  replicated,
});

/** A Mimir of several workloads. */
export const mimirDistributed = suites.distributed;

/** A Mimir of three processes that are alike. */
export const mimirReplicated = suites.replicated;
