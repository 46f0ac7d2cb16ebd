import type { Model } from '../model';
import type { Needs } from '../suite/need';
import { running } from './running';

/** Those of the environment who show metrics of something else than themselves, by their workloads: of objects, or of every node. */
export const exportersOf = ({ environment, watches }: Model): Needs =>
  Object.fromEntries(
    watches
      .map(({ of }) => of)
      .filter(({ owner }) => environment.components.some(({ name }) => name === owner.component))
      .filter(({ offers }) => offers.ofOthers || offers.everyPod)
      .map(({ owner, peer }) => [owner.workload, running(peer)]),
  );
