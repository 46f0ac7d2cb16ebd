import { minutes, seconds } from '../model/units';
import type { Alert, ComponentAlert, EvaluatedAlerts } from './alert';
import { signalLabels } from './signal-labels';
import type { Watched } from './watched';

/** The forms that most alerts have: each is written once, and tested once for all. */

/** Whose own metrics are asked: a component, or all that have these label matchers. */
export type Observed =
  | { readonly name: string; readonly targetNamespace: { readonly name: string } }
  | { readonly matchers: string };

interface CounterProps extends Pick<Alert, 'name' | 'summary' | 'description'> {
  /** The counter; or several, each by what it counts, which becomes the label `what` of the alert. */
  readonly counter: string | Readonly<Record<string, string>>;
  /** Matchers beside those of the component, such as `reason!="rate_limited"`. Default: none. */
  readonly matchers?: string;
  /** The labels that say whom it concerns. */
  readonly by: readonly string[];
}

/**
 * Something was lost, as a counter says: it grew within fifteen minutes, or it is there with a value and was not there before.
 * The second half is needed as most counters of losses do not exist before the first, and `increase` of a series that is born
 * with its value is 0. It looks back over fifteen minutes, as one scrape that failed would else make an old counter a new one.
 * Where the pod was not pulled then, as while Prometheus was away, a counter counts only if it is above what it was before.
 * `description`: with `{{ $value | humanize }}` for how much in fifteen minutes.
 */
export function loss(
  component: Observed,
  { severity = 'critical', ...props }: CounterProps & { readonly severity?: Alert['severity'] },
): ComponentAlert {
  const { name, summary, description } = props;
  const pulledBefore = `max_over_time(up{${ownSeries(component)}}[15m] offset 15m) == 1`;
  const born = (series: string) =>
    `${series} unless last_over_time(${series}[15m] offset 15m) unless (last_over_time(${series}[1d] offset 30m) >= ${series} unless on (instance) ${pulledBefore})`;
  const grown = (series: string) => `(${born(series)}) > 0 or increase(${series}[15m]) > 0`;
  return {
    name,
    kind: 'loss',
    expression: ofEach(component, props, grown),
    holdsFor: seconds(0),
    severity,
    summary,
    description,
  };
}

/**
 * Something is sent again and again, as a counter of the repetitions says that keeps growing for a quarter of an hour. Repetitions that
 * end by themselves, as while a store is rolled out, are nothing to tell. `description`: with `{{ $value | humanize }}` for the
 * repetitions of five minutes.
 */
export function retries(component: Observed, props: CounterProps): ComponentAlert {
  const { name, summary, description } = props;
  return {
    name,
    kind: 'waiting',
    expression: ofEach(component, props, (series) => `increase(${series}[5m]) > 0`),
    holdsFor: minutes(15),
    severity: 'warning',
    summary,
    description,
  };
}

/** A queue is more than half full for ten minutes. `description`: with `{{ $value | humanizePercentage }}` for how full it is. */
export function queue(
  component: Observed,
  props: Omit<CounterProps, 'counter' | 'matchers'> & { readonly size: string; readonly capacity: string },
): ComponentAlert {
  const { name, summary, description, size, capacity, by } = props;
  const series = ownSeries(component);
  return {
    name,
    kind: 'waiting',
    expression: `max by (${by.join(', ')}) (${size}{${series}} / ${capacity}{${series}}) > 0.5`,
    holdsFor: minutes(10),
    severity: 'warning',
    summary,
    description,
  };
}

/** A log agent can't get rid of lines, as a counter of its repetitions says. */
export function linesWait(
  agent: Observed,
  props: { readonly program: string; readonly counter: string; readonly matchers?: string },
): ComponentAlert {
  return retries(agent, {
    name: `${props.program}CannotSend`,
    counter: props.counter,
    matchers: props.matchers,
    by: ofPod,
    summary: `${props.program} does not get rid of log lines, and the files wait.`,
    description: `The agent ${podName} has sent again {{ $value | humanize }} times in five minutes. The kubelet deletes files that have waited too long.`,
  });
}

/**
 * What somebody pulls shows more than it is to, and nothing of it is pulled, as counters say that grow with each try. `by`: whom they are
 * counted by. `description`: with `{{ $labels.what }}` for what there is too much of.
 */
export const pullsTooMuch = (puller: Observed, props: Omit<CounterProps, 'counter' | 'matchers'>): ComponentAlert =>
  loss(puller, {
    ...props,
    counter: {
      samples: 'prometheus_target_scrapes_exceeded_sample_limit_total',
      bytes: 'prometheus_target_scrapes_exceeded_body_size_limit_total',
      labels: 'prometheus_target_scrape_pool_exceeded_label_limits_total',
    },
  });

/** One pod of several is known by its name where an agent or an operator's Prometheus pulls it, and by its address where a Prometheus finds it by DNS. */
export const ofPod = ['pod', 'instance'];

/** The name of such a pod in a description, or its address. */
export const podName = '{{ or $labels.pod $labels.instance }}';

/** Something that is pulled does not answer. */
export const targetDown: ComponentAlert = {
  name: 'TargetDown',
  kind: 'condition',
  expression: 'up == 0',
  holdsFor: minutes(10),
  severity: 'critical',
  summary: 'A pod does not answer when its metrics are pulled.',
  // Targets that are no pods, such as kubelets, have a job and no namespace.
  description:
    'It is {{ or $labels.service_name $labels.job }}{{ with $labels.namespace }} in {{ . }}{{ end }}, at {{ $labels.instance }}.',
};

/** What a Prometheus evaluates of a component that it watches: the component's own alerts, and that it is not found. */
export function watchedAlerts({ metrics, telemetry, furtherMetrics = [], alerts = [] }: Watched): EvaluatedAlerts {
  const own = telemetry ?? metrics;
  const pulled = [own, ...furtherMetrics].flatMap(({ owner: { workload }, peer }) =>
    peer.kind === 'pods' && typeof peer.namespace === 'string' ? [seriesOf(peer.namespace, workload)] : [],
  );
  const about = furtherMetrics.length > 0 ? own.owner.component : own.owner.workload;
  const missing = pulled.length > 0 ? [targetMissing(pulled)] : [];
  return { about, language: 'PromQL', alerts: [...alerts, ...missing] };
}

/**
 * A workload's metrics come no more from anywhere: no pod of it is found. `up == 0` does not say so, as there is no target. Each workload of a
 * component is told by itself.
 */
function targetMissing(pulled: readonly string[]): ComponentAlert {
  return {
    name: 'TargetMissing',
    kind: 'condition',
    expression: pulled.map((series) => `absent(up{${series}})`).join(' or '),
    holdsFor: minutes(10),
    severity: 'critical',
    summary: 'No pod of a workload is found where metrics are pulled, so no alert about its own metrics can fire.',
    description: 'There is no pod of {{ $labels.service_name }} in {{ $labels.namespace }} whose metrics are pulled.',
  };
}

/** The label matchers of a component's own metrics, as every scrape of an environment labels them. */
export const ownSeries = (observed: Observed): string =>
  'matchers' in observed ? observed.matchers : seriesOf(observed.targetNamespace.name, observed.name);

const seriesOf = (namespace: string, workload: string): string =>
  `${signalLabels['k8s.namespace.name']}="${namespace}", ${signalLabels['service.name']}="${workload}"`;

/** A question about each counter, summed by the labels that say whom it concerns. */
export function ofEach(
  component: Observed,
  { counter, matchers, by }: Pick<CounterProps, 'counter' | 'matchers' | 'by'>,
  ask: (series: string) => string,
): string {
  const selected = [ownSeries(component), ...(matchers ? [matchers] : [])].join(', ');
  const summed = (name: string) => `sum by (${by.join(', ')}) (${ask(`${name}{${selected}}`)})`;
  if (typeof counter === 'string') return summed(counter);
  // Without a label of its own, one signal's figure would hide another's.
  return Object.entries(counter)
    .map(([what, name]) => `label_replace(${summed(name)}, "what", "${what}", "", "")`)
    .join(' or ');
}
