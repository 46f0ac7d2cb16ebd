import type { Outcome } from '../../../report';
import type { Pod } from '../../cluster/pod';
import type { RunFolder } from '../../cluster/run-folder';
import type { Sender } from '../../send/otlp';
import type { LogStore } from '../../stores/log-store';
import type { MetricStore } from '../../stores/metric-store';

/** What a poison is sent with. */
export interface SendingSide {
  readonly sender: Sender;
  /** Pods that print, on the node of each log agent. */
  readonly printing: readonly Pod[];
  readonly folder: RunFolder;
}

/** Where it is asked what has become of it. */
export interface Afterwards {
  readonly logs: LogStore;
  /** The metrics of applications. */
  readonly metrics: MetricStore;
  /** The metrics that are made from traces. */
  readonly traceMetrics: MetricStore;
  /** What a program says of itself, as it shows it. */
  readonly saidBy: (program: 'collector' | 'metric store' | 'trace store') => Promise<string>;
  readonly printing: readonly Pod[];
}

/** What somebody sends who means no harm, and what others must not suffer from. */
export interface Poison {
  readonly name: string;
  readonly send: (with_: SendingSide) => Promise<void>;
  /** What must have become of it: stored, cut, or refused for itself alone and counted. */
  readonly becomes: string;
  readonly find: (afterwards: Afterwards) => Promise<Outcome>;
}

/** What the environment states. */
export interface LimitsProps {
  /** The log streams that are open at once. */
  readonly streams: number;
  /** The series that may be made from spans, those of the overflow included. */
  readonly seriesFromSpans: number;
  /** The series that one metric may have. Default: nobody bounds them where metrics are kept. */
  readonly seriesOfMetric?: number;
}
