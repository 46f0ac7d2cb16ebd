import type { Suite } from '../suite/suite';
import { alerting } from './alerting';
import { fullQueue } from './full-queue';
import { hybrid } from './hybrid';
import { ipv6 } from './ipv6';
import { lab } from './lab';
import { load } from './load-test';
import { lokiDistributed, lokiReplicated } from './loki-copies';
import { messages } from './messages';
import { mimirDistributed, mimirReplicated } from './mimir-copies';
import { mltp } from './mltp';
import { mythical } from './mythical';
import { objectStorage } from './object-storage';
import { profiles } from './profiles';
import { push } from './push';
import { receivers } from './receivers';
import { remote } from './remote';
import { rules } from './rules';
import { small } from './small';
import { tempoDistributed } from './tempo-distributed';
import { tiers } from './tiers';
import { directlySent, twoClusters } from './two-clusters';

/** How each environment is proved, in the order in which they are run. */
export const suites: readonly Suite[] = [
  lab,
  hybrid,
  small,
  mltp,
  ipv6,
  alerting,
  rules,
  push,
  receivers,
  messages,
  objectStorage,
  lokiReplicated,
  lokiDistributed,
  profiles,
  mimirReplicated,
  mimirDistributed,
  tempoDistributed,
  mythical,
  fullQueue,
  remote,
  twoClusters,
  load,
  tiers,
  directlySent,
];
