import type { Component, Workload } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import type { ConfigurationFiles } from '../kit/pods/configuration';
import type { SecretFiles } from '../kit/pods/secret-files';
import type { Observed } from '../kit/vocabulary/alert-forms';
import type { StorePods } from '../stores/forms';
import { checkPeriods } from './checks';
import type { LokiConfiguration } from './config';
import type { LokiProps } from './props';

/** Loki's configuration as the environment file changes it. Reports a change that nothing would be found by. */
export function changedBy(
  loki: Component,
  configuration: LokiConfiguration,
  { configuration: change, storage }: Pick<LokiProps, 'configuration' | 'storage'>,
): LokiConfiguration {
  const changed = loki.configured(configuration, change);
  checkPeriods(loki.check, changed, storage);
  return changed;
}

/** What the pods of a Loki are made from, in each form. */
export interface PodsProps {
  readonly loki: Component;
  readonly timeouts: QueryTimeouts;
  /** The rules that they evaluate. */
  readonly rules: readonly ConfigurationFiles[];
  /** What they need of the store to which results are sent. */
  readonly secrets: SecretFiles;
}

/** Which workload of a Loki does what, the same for every form. */
export interface LokiPods extends StorePods {
  /** Who evaluates rules; nobody where there are none. */
  readonly ruler?: Workload;
  /** Whose series are those of this Loki. */
  readonly observed: Observed;
  /** How many ingesters there are, and how many of them have each line. Undefined: it is one process. */
  readonly peers?: { readonly ingesters: number; readonly copies: number };
  /** Whether each role is a workload of its own. */
  readonly distributed: boolean;
}
