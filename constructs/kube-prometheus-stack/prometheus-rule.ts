import { PrometheusRuleSpecGroupsRulesExpr as Expression, PrometheusRule } from '../../imports/monitoring.coreos.com';
import type { Component, RecordingRule } from '../kit';
import type { Part } from '../kit/pods/scope';
import { type AnyAlert, alertGroup } from '../kit/vocabulary/alert';
import { recordingGroups } from '../kit/vocabulary/recording-rule';
import { checkRecordedNames } from '../kit/vocabulary/recording-rule-checks';

/**
 * Has the operator's Prometheus evaluate the alerts of one component, or the rules of the environment itself, and tell its Alertmanager.
 * https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export class PrometheusRuleObject implements Part {
  constructor(
    private readonly component: Component,
    private readonly props: {
      /** The component that the alerts are about, or another name that the stack does not use. */
      readonly about: string;
      readonly alerts: readonly AnyAlert[];
      /** Queries whose results it stores. Default: none. */
      readonly recordingRules?: readonly RecordingRule[];
      /** The labels by which Prometheus chooses its rules. */
      readonly labels: Readonly<Record<string, string>>;
    },
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component } = this;
    const { about, alerts, recordingRules, labels } = this.props;
    checkRecordedNames(component.check, recordingRules, component.environment.components);
    const name = `${component.environment.name}-${about}`;
    const groups = [
      ...recordingGroups(recordingRules, `${name}-recording`),
      ...(alerts.length > 0 ? [alertGroup(name, alerts, component.environment.runbooks)] : []),
    ];
    new PrometheusRule(component, `prometheus-rule-${about}`, {
      metadata: component.objectMetadata('PrometheusRule', about, { workload: about, labels }),
      spec: {
        groups: groups.map(({ name, rules }) => ({
          name,
          rules: rules.map(({ expr, ...rule }) => ({ ...rule, expr: Expression.fromString(expr) })),
        })),
      },
    });
  }
}
