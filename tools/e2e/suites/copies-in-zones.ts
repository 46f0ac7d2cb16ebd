import { type EnvironmentFunction, minutes, seconds } from '../../../constructs';
import { type CopiesProps, inCopies } from '../parts/copies';
import type { Kept } from '../parts/copies/kept';
import { objectStorage, type StoredAt } from '../stand-ins/object-storage';
import type { Suite } from '../suite/suite';

/** A store that keeps copies, in its forms. */
interface Forms extends Pick<CopiesProps, 'alertname'> {
  readonly kept: Kept;
  readonly bucket: StoredAt;
  /** A workload for each role, and three processes that are alike. */
  readonly distributed: EnvironmentFunction;
  readonly replicated: EnvironmentFunction;
}

/** Every pod of a store runs in one of three zones. A zone is lost, another one is silent, all are rolled. `name`: the store's. */
export function copiesInZones(name: string, { kept, bucket, alertname, ...forms }: Forms) {
  const { standIn, server } = objectStorage(bucket);
  const short = inCopies(kept, {
    bucket: { server, away: seconds(40) },
    zoneAway: seconds(5),
    zoneSilent: seconds(40),
    alertname,
  });
  const full = inCopies(kept, {
    bucket: { server, away: minutes(5) },
    zoneAway: minutes(1),
    zoneSilent: minutes(1),
    podsAway: seconds(20),
    alertname,
  });
  const suite = (form: 'distributed' | 'replicated'): Suite => {
    const environment = `${name}-${form}`;
    return {
      environment,
      create: forms[form],
      everyReplica: true,
      standIns: [standIn],
      parts: { [environment]: short },
      full: { [environment]: full },
    };
  };
  return { distributed: { ...suite('distributed'), inPlaceOf: 'production' }, replicated: suite('replicated') };
}
