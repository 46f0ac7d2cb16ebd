import type { Check } from '../check';
import { nothingElse, wiredConnections } from './connections';
import { coverage, defaultDeny } from './coverage';
import { callers, dns, hosts, probes } from './reach';

/** The policies, evaluated as a network plugin would, let exactly the wired connections through. */
export const networkChecks: readonly Check[] = [
  wiredConnections,
  hosts,
  callers,
  dns,
  probes,
  nothingElse,
  defaultDeny,
  coverage,
];
