import { type Duration, minutes } from '../model/units';
import { signalLabels } from './signal-labels';

/** A component whose own metrics are asked. */
export interface Observed {
  readonly name: string;
  readonly targetNamespace: { readonly name: string };
}

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
  /** What it means, with the labels of the series where these say more: `{{ $labels.pod }}`, and its value: `{{ $value }}`. */
  readonly description: string;
  /** Labels beside `severity`, by which alerts are routed: `{ team: 'orders' }`. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What to do about it: a section of a page, or an address. Default: the section of its name, in `docs/own-alerts.md` for what
   * `alert` makes, in `docs/alerts.md` for what comes with a component.
   */
  readonly runbook?: string;
}

/** An alert of one's own, for the property `alerts` of a component that evaluates them: Prometheus, KubePrometheusStack, Loki. */
export const alert = (props: Alert): Alert => ({ runbook: sectionOf('docs/own-alerts.md', props), ...props });

/** The section of an alert on a page. */
const sectionOf = (page: string, alert: Alert): string => `${page}#${String(alert?.name).toLowerCase()}`;

/** An alert as Prometheus reads it, and Loki. https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export function alertingRule(alert: Alert) {
  const { name, expression, holdsFor, severity, labels, summary, description, runbook } = alert;
  return {
    alert: name,
    expr: expression,
    // Without it, somebody is told at once.
    ...(holdsFor.milliseconds > 0 ? { for: holdsFor.toString() } : {}),
    labels: { severity, ...labels },
    annotations: { summary, description, runbook: runbook ?? sectionOf('docs/alerts.md', alert) },
  };
}

/** Alerts as a group of rules. */
export const alertGroup = (name: string, alerts: readonly Alert[]) => ({ name, rules: alerts.map(alertingRule) });

/** Something is lost, as a counter with the label `reason` says that grows. */
export function lost(
  component: Observed,
  props: Pick<Alert, 'name' | 'summary'> & {
    readonly counter: string;
    /** What is counted, in the plural. */
    readonly what: string;
  },
): Alert {
  const { name, summary, counter, what } = props;
  return {
    name,
    expression: `sum by (reason) (increase(${counter}{${ownSeries(component)}}[10m])) > 0`,
    holdsFor: minutes(10),
    severity: 'critical',
    summary,
    description: `{{ $value | humanize }} ${what} in ten minutes, for the reason {{ $labels.reason }}.`,
  };
}

/** A log agent can't get rid of lines, as a counter of its repetitions says that grows. */
export function linesWait(agent: Observed, props: { readonly program: string; readonly counter: string }): Alert {
  return {
    name: `${props.program}CannotSend`,
    expression: `sum by (pod) (increase(${props.counter}{${ownSeries(agent)}}[10m])) > 0`,
    holdsFor: minutes(15),
    severity: 'warning',
    summary: `${props.program} does not get rid of log lines, and the files wait.`,
    description: '{{ $labels.pod }} sends again and again. The kubelet deletes files that have waited too long.',
  };
}

/** The label matchers of a component's own metrics, as every scrape of ours labels them. */
export function ownSeries({ targetNamespace, name }: Observed): string {
  return `${signalLabels['k8s.namespace.name']}="${targetNamespace.name}", ${signalLabels['service.name']}="${name}"`;
}
