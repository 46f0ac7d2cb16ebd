import type { Endpoint } from '../kit';
import { endpoint, object, optional } from '../kit/model/validation';

/** A second destination of log lines. */
export interface LogCopies {
  /** Log lines. Default: they are not copied. */
  readonly logs?: Endpoint<'loki.push'>;
}

/** Second destinations of an agent, each of which gets a copy of one signal. */
export interface AlloyCopies extends LogCopies {
  /** Metrics. Default: they are not copied. */
  readonly metrics?: Endpoint<'prometheus.remote-write'>;
}

const logs = optional(endpoint('loki.push'));

export const logCopies = object<LogCopies>({ logs }, '{ logs: cloud }');

export const alloyCopies = object<AlloyCopies>(
  { logs, metrics: optional(endpoint('prometheus.remote-write')) },
  '{ logs: cloud }',
);

/** The label of the component that sends copies of log lines, and of what feeds it. */
export const copyOf = (label: string): string => `${label}_copy`;

/** The name of the queue with copies of samples, by which its metrics are known. */
export const samplesCopy = 'copy';
