import type { Images } from '../../images';
import type { Cluster } from '../model/cluster';
import { type LogRule, logRuleValidator } from '../model/log-rules';
import { anything, flag, isPlainObject, list, oneOf, optional, type Validators, validator } from '../model/validation';
import type { PodDefaults } from '../pods/defaults';
import type { KnownMetrics } from '../vocabulary/metrics';
import { type Budget, budgetValidator } from './budget';
import { clusterValidator } from './cluster-checks';
import { knownMetricsValidator } from './known-metrics';

export interface EnvironmentProps {
  /** What the cluster has before the environment is installed. */
  readonly cluster: Cluster;
  /** The most that everything here may take together. Default: no bound. */
  readonly budget?: Budget;
  /** Pods carry the label `app` with their workload's name too, for tools that select by it. Default: no. */
  readonly appLabel?: boolean;
  /**
   * What becomes of a store's volumes when the store is removed: `keep`, so that it can be brought back or people can look at them, or
   * `delete`. Default: `keep`.
   */
  readonly volumesAtRemoval?: 'keep' | 'delete';
  /**
   * What a company says of every pod: `podDefaults({ registry: 'registry.example.com/mirror' })`. A component can add to it
   * by its own `pods`. Default: nothing.
   */
  readonly pods?: PodDefaults;
  /**
   * Other images, or other versions, than those of `constructs/images.ts`, by the names that they have there:
   * `{ loki: image('docker.io/grafana/loki', '3.7.9') }`. Default: none.
   */
  readonly images?: Partial<Images>;
  /**
   * The address below which the pages about alerts are, without a slash at its end. Each alert names its own section there as
   * `runbook_url`: `<runbooks>/docs/alerts.md#lokidiscardslines`. Default: where GitHub, GitLab or Bitbucket shows the repository and revision that are
   * stated for Argo CD. Without these alerts have no such address, and synth says so.
   */
  readonly runbooks?: string;
  /**
   * Metrics that dashboards and alerts may ask for and no component here knows, such as those of your own applications: a query
   * for a metric that nobody knows is taken for a misspelt one. Default: none.
   */
  readonly knownMetrics?: readonly KnownMetrics[];
  /**
   * What becomes of log lines before they are stored: `drop({…})`, `mask({…})` and `sample({…})`. Log agents apply them to lines from
   * files and the Collector to records by OTLP, each in the same way. Default: lines are stored as they are.
   */
  readonly logRules?: readonly LogRule[];
}

const imagesValidator = validator<Partial<Images>>({
  example: "{ loki: image('docker.io/grafana/loki', '3.7.9') }",
  expected: "images by their names, such as { loki: image('docker.io/grafana/loki', '3.7.9') }",
  standIn: {},
  isKind: (value): value is Partial<Images> => isPlainObject(value),
});

export const environmentValidators: Validators<EnvironmentProps> = {
  cluster: clusterValidator,
  budget: optional(budgetValidator),
  appLabel: optional(flag()),
  volumesAtRemoval: optional(oneOf(['keep', 'delete'])),
  // It has checks of its own.
  pods: anything(),
  logRules: optional(list(logRuleValidator)),
  images: optional(imagesValidator),
  knownMetrics: optional(list(knownMetricsValidator)),
  // It has a check of its own.
  runbooks: anything(),
};
