import { profilesIn } from '../../parts/profiles';
import type { Suite } from '../../suite/suite';
import { profiles as create, shown } from './environment';

/** Every way of profiles into their store, and what it keeps and refuses. Those of spans come from the mythical recorder, in `mltp`. */
export const profiles: Suite = {
  environment: 'profiles',
  create,
  parts: { profiles: profilesIn({ pulled: shown }) },
};
