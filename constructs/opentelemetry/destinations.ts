import type { Endpoint } from '../kit';
import type { Protocols } from '../kit/model/protocols';

/** What is spoken to send each signal: to a store of it, or to somebody who takes every one. */
export const spoken = {
  metrics: ['otlp.metrics', 'otlp.http', 'otlp.grpc'],
  logs: ['otlp.logs', 'otlp.http', 'otlp.grpc'],
  traces: ['otlp.traces', 'otlp.http', 'otlp.grpc'],
} as const;

/** Where metrics can be sent by OTLP. */
export type MetricsDestination = Endpoint<(typeof spoken.metrics)[number]>;
/** Where log records can be sent by OTLP. */
export type LogsDestination = Endpoint<(typeof spoken.logs)[number]>;
/** Where traces can be sent by OTLP. */
export type TracesDestination = Endpoint<(typeof spoken.traces)[number]>;
/** Any of them. */
export type Destination = MetricsDestination | LogsDestination | TracesDestination;

/** What a store of traces says of itself; somebody outside who takes every signal says nothing of traces. */
export const offersOf = ({ offers }: TracesDestination): Partial<Protocols['otlp.traces']> => offers;
