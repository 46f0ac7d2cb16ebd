import { madeOf } from '../model/plain-object';
import type { Duration } from '../model/units';
import { written } from '../model/written-at';

/** A condition of which somebody should know. */
export interface Alert {
  /** Letters and digits that begin with a capital, beginning with what it is about: `OrdersFail`. */
  readonly name: string;
  /** A query that has series as long as the condition holds: PromQL, or LogQL about lines. */
  readonly expression: string;
  /** How long it must hold before anybody is told. */
  readonly holdsFor: Duration;
  /** `critical`: data is lost, or about to be. `warning`: it would be, if this went on. */
  readonly severity: 'warning' | 'critical';
  /** What has happened, in one line. */
  readonly summary: string;
  /**
   * What it means, with whom it concerns and how much it is, as far as the series say so by their labels (`{{ $labels.pod }}`) and
   * their value (`{{ $value | humanize }}`).
   */
  readonly description: string;
  /** Labels beside `severity`, by which alerts are routed: `{ team: 'orders' }`. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What to do about it: a section of a page below the `runbooks` of the environment, or an address. Default: the section of its name,
   * in `docs/own-alerts.md` for what `alert` makes, in `docs/alerts.md` for what comes with a component.
   */
  readonly runbook?: string;
}

/** An alert that comes with a component. */
export interface ComponentAlert extends Omit<Alert, 'severity'> {
  /** As that of any alert; `none` where it always fires and its silence is what counts. */
  readonly severity: Alert['severity'] | 'none';
  /**
   * What it is about, by which its tests are chosen.
   * `loss`: something was lost, which is told at once, however short it was.
   * `waiting`: something waits or is sent again, which is told when it lasts.
   * `condition`: something is not as it should be, which is told when it lasts.
   * `event`: something has happened, which is told at once.
   * `heartbeat`: it always fires, and something has gone wrong when it no longer does.
   */
  readonly kind: 'loss' | 'waiting' | 'condition' | 'event' | 'heartbeat';
}

/** Any of both. */
export type AnyAlert = Alert | Omit<ComponentAlert, 'kind'>;

/** Alerts that one component evaluates, or has evaluated by somebody who is there already. */
export interface EvaluatedAlerts {
  /** The workload that they are about, or another name of their group. */
  readonly about: string;
  /** The language of their queries. */
  readonly language: 'PromQL' | 'LogQL';
  readonly alerts: readonly ComponentAlert[];
}

/** An alert of one's own, for the property `alerts` of a component that evaluates them: Prometheus, Mimir, KubePrometheusStack, Loki. */
export const alert = (props: Alert): Alert =>
  madeOf(props, (given) => written({ runbook: sectionOf('docs/own-alerts.md', given), ...given }));

/** The section of an alert on a page. */
const sectionOf = (page: string, alert: AnyAlert): string => `${page}#${String(alert?.name).toLowerCase()}`;

/** Alerts that are explained on another page than those of the platform: `docs/alerts-of-the-cluster.md`. */
export const explainedOn = (page: string, alerts: readonly ComponentAlert[]): readonly ComponentAlert[] =>
  alerts.map((alert) => ({ runbook: sectionOf(page, alert), ...alert }));

/** The address at which it is written what an alert means and what to do. Undefined: it is a page, and nobody has said where pages are. */
export function runbookOf(alert: AnyAlert, runbooks: string | undefined): string | undefined {
  const { runbook = sectionOf('docs/alerts.md', alert) } = alert;
  if (/^https?:\/\//.test(runbook)) return runbook;
  return runbooks === undefined ? undefined : `${runbooks}/${runbook}`;
}

/**
 * An alert as Prometheus reads it, and Loki. `runbooks`: the address below which the pages about alerts are.
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
function alertingRule(alert: AnyAlert, runbooks: string | undefined) {
  const address = runbookOf(alert, runbooks);
  const { name, expression, holdsFor, severity, labels, summary, description } = alert;
  return {
    alert: name,
    expr: expression,
    // Without it, somebody is told at once.
    ...(holdsFor.milliseconds > 0 ? { for: holdsFor.toString() } : {}),
    labels: { severity, ...labels },
    annotations: { summary, description, ...(address ? { runbook_url: address } : {}) },
  };
}

/** Alerts as a group of rules. */
export const alertGroup = (name: string, alerts: readonly AnyAlert[], runbooks: string | undefined) => ({
  name,
  rules: alerts.map((alert) => alertingRule(alert, runbooks)),
});
