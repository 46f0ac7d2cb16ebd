import { PrometheusRuleSpecGroupsRulesExpr as Expression, PrometheusRule } from '../../imports/monitoring.coreos.com';
import type { Component } from '../kit';
import type { Part } from '../kit/pods/scope';
import { type AnyAlert, alertGroup } from '../kit/vocabulary/alert';

/**
 * Has the operator's Prometheus evaluate the alerts of one component, or those of the environment itself, and tell its Alertmanager.
 * https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export class PrometheusRuleObject implements Part {
  constructor(
    private readonly component: Component,
    private readonly props: {
      /** The component that the alerts are about, or another name that the stack does not use. */
      readonly about: string;
      readonly alerts: readonly AnyAlert[];
      /** The labels by which Prometheus chooses its rules. */
      readonly labels: Readonly<Record<string, string>>;
    },
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component } = this;
    const { about, alerts, labels } = this.props;
    const { name, rules } = alertGroup(
      `${component.environment.name}-${about}`,
      alerts,
      component.environment.runbooks,
    );
    new PrometheusRule(component, `prometheus-rule-${about}`, {
      metadata: component.objectMetadata('PrometheusRule', about, { workload: about, labels }),
      spec: {
        groups: [
          {
            name,
            rules: rules.map(({ expr, ...rule }) => ({ ...rule, expr: Expression.fromString(expr) })),
          },
        ],
      },
    });
  }
}
