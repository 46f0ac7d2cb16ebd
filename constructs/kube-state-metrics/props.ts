import type { ResourceProps } from '../kit';
import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import type { Checks } from '../kit/model/checks';
import {
  describe,
  flag,
  labelKey,
  list,
  object,
  oneOf,
  optional,
  text,
  type Validators,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { type Load, loadValidator } from '../stores/sizing';
import { type ObjectCollector, objectCollectors } from './collectors';
import type { LabelsAllowlist } from './labels';

export interface KubeStateMetricsProps extends ComponentProps {
  /**
   * The kinds of objects that it shows, by the names of upstream's flag `--resources`. It may list and watch these and no others.
   * Default: those for which the dashboards and alerts about a cluster ask.
   */
  readonly collectors?: readonly ObjectCollector[];
  /**
   * Labels of objects that are shown as labels of `kube_pod_labels` and its like: `{ pods: ['app.kubernetes.io/name'] }`. Each makes a
   * series for each object. Default: none.
   * https://github.com/kubernetes/kube-state-metrics/blob/main/docs/developer/cli-arguments.md
   */
  readonly metricLabelsAllowlist?: LabelsAllowlist;
  /**
   * Whether it shows only the metrics that a dashboard, a link or an alert of the environment asks for: about a third. Alloy takes nothing
   * from it where it shows more samples than `scrapeLimits` allows. Default: no, it shows all.
   */
  readonly onlyAsked?: boolean;
  /**
   * What is carried: from the nodes and pods of its cluster follow its requests and limit, and how much of it Alloy takes. Reckoned with the
   * default `collectors`, with room for one or two more.
   * Default: it is not stated, and Alloy takes of it no more than of any other program.
   */
  readonly load?: Load;
  /** Requests and limit. Default: what `load` needs; without it, enough for a cluster with 100 nodes. */
  readonly resources?: ResourceProps;
}

const key = text({
  example: 'app.kubernetes.io/name',
  expected: "a label key such as 'app.kubernetes.io/name'",
  standIn: 'missing',
  problem: (value) => (labelKey.test(value) ? undefined : `${describe(value)} is no label key`),
});

export const kubeStateMetricsValidators: Validators<KubeStateMetricsProps> = {
  ...componentValidators,
  collectors: optional(list(oneOf(objectCollectors), { least: 1 })),
  metricLabelsAllowlist: optional(
    object<LabelsAllowlist>(
      Object.fromEntries(
        objectCollectors.map((name) => [name, optional(list(key, { least: 1 }))]),
      ) as unknown as Validators<LabelsAllowlist>,
      "{ pods: ['app.kubernetes.io/name'] }",
    ),
  ),
  onlyAsked: optional(flag()),
  load: optional(loadValidator),
  resources: optional(resourceValidator),
};

/** Reports labels of objects that are not shown. */
export function checkAllowlist(
  check: Checks,
  allowlist: LabelsAllowlist,
  collectors: readonly ObjectCollector[],
): void {
  if (!check.sound('collectors')) return;
  for (const collector of Object.keys(allowlist) as ObjectCollector[]) {
    check.require(
      collectors.includes(collector),
      'metricLabelsAllowlist',
      `labels of ${collector} are to be shown, and ${collector} are not`,
      `'${collector}' in collectors, or no labels of them`,
    );
  }
}
