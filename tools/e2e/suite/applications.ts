import type { Model } from '../model';
import type { Stage } from '../model/stage';
import { inSender, type Need } from './need';

/** Where the applications are whose signals a part asks for. */
export interface Applications {
  readonly model: Model;
  /** The name of their cluster, where it has one. */
  readonly cluster: string | undefined;
  /** Something in their environment. */
  readonly there: <Value>(need: Need<Value>) => Need<Value>;
}

/** In the environment that sends to this one; where none does, in this one. */
export const applicationsOf = ({ model, sender }: Stage): Applications =>
  sender
    ? { model: sender.model, cluster: sender.model.environment.cluster.name, there: inSender }
    : { model, cluster: model.environment.cluster.name, there: (need) => need };
