import type { Component } from './component';
import { signalLabels } from './signal-labels';
import type { Duration } from './units';

/** A condition of which somebody should know. Each has a section of its name in docs/alerts.md. */
export interface Alert {
  /** In camel case, beginning with the component. */
  readonly name: string;
  /** A query that has series as long as the condition holds: PromQL, or LogQL about lines. */
  readonly expression: string;
  /** How long it must hold before anybody is told. */
  readonly holdsFor: Duration;
  /** `critical`: data is lost, or about to be. `warning`: it would be, if this went on. */
  readonly severity: 'warning' | 'critical';
  /** What has happened, in one line. */
  readonly summary: string;
  /** What it means, with the labels of the series where these say more. */
  readonly description: string;
}

/** An alert as Prometheus reads it, and Loki. https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export const alertingRule = ({ name, expression, holdsFor, severity, summary, description }: Alert) => ({
  alert: name,
  expr: expression,
  for: holdsFor.toString(),
  labels: { severity },
  annotations: { summary, description, runbook: `docs/alerts.md#${name.toLowerCase()}` },
});

/** The label matchers of a component's own metrics, as every scrape of ours labels them. */
export function ownSeries({ targetNamespace, name }: Component): string {
  return `${signalLabels['k8s.namespace.name']}="${targetNamespace.name}", ${signalLabels['service.name']}="${name}"`;
}
