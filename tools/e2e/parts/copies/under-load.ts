import type { Container } from '../../cluster/container';
import type { Given, Needs } from '../../suite/need';
import type { Answers } from './answered';

/** What happens to pods, and the load that goes on meanwhile. */
export interface UnderLoad<N extends Needs> {
  readonly needs: N;
  readonly pods: (given: Given<N>) => readonly Container[];
  /** Throws where there is none. */
  readonly load: () => Answers;
}
