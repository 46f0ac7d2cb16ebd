import type { Context } from '../context';
import { existingPrometheus } from '../kube-prometheus-stack/prometheus';
import type { PlayedPods } from './played-pods';
import type { User } from './users';

/** What the parts of hybrid work with. */
export interface HybridContext extends Context {
  readonly played: PlayedPods;
  readonly user: User;
}

/** Why nothing can be asked of the existing Prometheus. Undefined if it runs. */
export function whyNoMetrics({ cluster }: HybridContext): string | undefined {
  return cluster.container(existingPrometheus) ? undefined : cluster.whyNot(existingPrometheus);
}
