import type { PortProps, Workload } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import type { Pipeline } from '../opentelemetry/pipelines';
import type { PipelineOptions } from '../opentelemetry/sampled';

/** What a Collector is built from beside its properties. */
export interface Building {
  /** Ports beside those of OTLP. */
  readonly ports: Readonly<Record<string, PortProps>>;
  /** What its pipelines are made from; asked for when everybody is connected. */
  readonly options: () => PipelineOptions;
}

/** The workloads of a Collector, one or two. */
export interface Built {
  /** Takes every signal. */
  readonly takes: Workload;
  /** Judges traces, and sends those that are kept. */
  readonly judge: Workload;
  /** Judges the same traces, and sends those that are kept once more. Default: nobody does. */
  readonly judgeOfCopies?: Workload;
  /** Where their Secrets are. */
  readonly fileOf: FileOf;
  /** What each of them does. */
  readonly pipelines: (options: PipelineOptions) => readonly (readonly Pipeline[])[];
  /** Those who show metrics, each workload once. */
  readonly watched: readonly [Workload, ...Workload[]];
  readonly alerts: readonly ComponentAlert[];
}
