import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from '../kit';
import type { Checks } from '../kit/model/checks';
import { line, list, object, text } from '../kit/model/validation';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { isLabelName, matcher } from './match';

/** Alerts that are not told while another fires. https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule */
export interface InhibitRule {
  /** What it is for, as Alertmanager's metrics name it. */
  readonly name: string;
  /** Which alert silences others, in Alertmanager's words: `['severity="critical"']`. */
  readonly sourceMatchers: readonly string[];
  /** Which alerts are silenced. */
  readonly targetMatchers: readonly string[];
  /** The labels in which both must be equal. One that neither has counts as equal. */
  readonly equal: readonly string[];
}

/**
 * A warning says nothing beside the critical alert of the same name about the same thing; and of what runs on a node that is not
 * ready nothing needs to be told beside that. Where the cluster has a name, both are of one cluster besides. For the property
 * `inhibitRules`, to which your own are added: `inhibitRules: [...usualInhibitRules, { … }]`.
 */
export const usualInhibitRules: readonly InhibitRule[] = [
  {
    name: 'critical-silences-warning',
    sourceMatchers: ['severity="critical"'],
    targetMatchers: ['severity="warning"'],
    // Whatever tells two things of one kind apart: a pod, a node, a volume.
    equal: ['alertname', 'namespace', 'service_name', 'pod', 'node', 'instance', 'persistentvolumeclaim'],
  },
  {
    name: 'node-silences-its-pods',
    sourceMatchers: ['alertname="NodeNotReady"'],
    // Without a node an alert would be equal to nothing, and with both empty to everything.
    targetMatchers: ['alertname!="NodeNotReady"', 'node!=""'],
    equal: ['node'],
  },
];

const label = text({
  example: 'namespace',
  expected: "the name of a label such as 'namespace'",
  standIn: 'namespace',
  problem: (value) => (isLabelName(value) ? undefined : `${JSON.stringify(value)} is no name of a label`),
});

export const inhibitRuleValidator = object<InhibitRule>({
  name: line('critical-silences-warning'),
  sourceMatchers: list(matcher('severity="critical"'), { least: 1 }),
  targetMatchers: list(matcher('severity="critical"'), { least: 1 }),
  equal: list(label),
});

/** Reports a rule that would silence what has nothing to do with its source. */
export function checkInhibitRules(check: Checks, rules: readonly InhibitRule[]): void {
  for (const { name, equal } of rules) {
    check.require(
      equal.length > 0,
      `inhibitRules › ${name}`,
      'without a label in which both are equal, one alert anywhere silences every target everywhere',
      "equal: ['alertname', 'namespace'], the labels that say that both are about one thing",
    );
  }
}

/**
 * The rules where the cluster has a name: of those that come along, both alerts are of one cluster, in which things may be called as in
 * another. Rules of somebody's own stay as they are written.
 */
export const inhibitRulesOf = (rules: readonly InhibitRule[], cluster: Pick<Cluster, 'name'>): InhibitRule[] =>
  rules.map((rule) =>
    usualInhibitRules.some((usual) => isDeepStrictEqual(usual, rule))
      ? { ...rule, equal: [...rule.equal, ...Object.keys(labelsOfCluster(cluster))] }
      : rule,
  );

/** A rule, as Alertmanager reads it. */
export const inhibitSettings = ({ name, sourceMatchers, targetMatchers, equal }: InhibitRule) => ({
  name,
  source_matchers: [...sourceMatchers],
  target_matchers: [...targetMatchers],
  equal: [...equal],
});
