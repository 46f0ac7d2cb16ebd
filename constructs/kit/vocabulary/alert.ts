import { type Duration, minutes } from '../model/units';
import { signalLabels } from './signal-labels';

/** A component whose own metrics are asked. */
export interface Observed {
  readonly name: string;
  readonly targetNamespace: { readonly name: string };
}

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
