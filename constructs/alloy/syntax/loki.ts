import type { Duration } from '../../kit';
import type { ClientArguments } from './client';
import type { RelabelRule, Targets } from './discovery';
import { componentKind } from './file';
import type { Expression, ObjectValue, Reference } from './value';

export type LogReceiver = Reference<'log receiver'>;

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.file/ */
export interface LokiSourceFileArguments {
  readonly targets: Targets;
  readonly forward_to: readonly LogReceiver[];
  /** The component itself finds the files of targets whose paths are patterns. */
  readonly file_match?: { readonly enabled: boolean; readonly sync_period?: Duration };
}

/** One step through which a log line goes. Regular expressions are RE2. */
export type LokiStage =
  | { readonly 'stage.cri': { readonly max_partial_lines?: number } }
  | { readonly 'stage.docker': object }
  /** Drops what is older, and counts it under the reason. */
  | { readonly 'stage.drop': { readonly older_than: Duration; readonly drop_counter_reason: string } }
  | { readonly 'stage.json': { readonly expressions: ObjectValue } }
  | { readonly 'stage.labels': { readonly values: ObjectValue } }
  | { readonly 'stage.label_drop': { readonly values: readonly string[] } }
  | { readonly 'stage.logfmt': { readonly mapping: ObjectValue } }
  | { readonly 'stage.label_keep': { readonly values: readonly string[] } }
  | { readonly 'stage.match': LokiMatchStage }
  | { readonly 'stage.multiline': { readonly firstline: string; readonly max_lines?: number } }
  | { readonly 'stage.regex': { readonly expression: string } }
  | { readonly 'stage.replace': { readonly expression: string; readonly replace?: string } }
  | { readonly 'stage.sampling': { readonly rate: number; readonly drop_counter_reason?: string } }
  | { readonly 'stage.static_labels': { readonly values: ObjectValue } }
  | { readonly 'stage.structured_metadata': { readonly values: ObjectValue } };

/** Steps for the lines that a LogQL selector chooses, or their end. */
export interface LokiMatchStage {
  readonly selector: string;
  /** Default: `keep`. */
  readonly action?: 'keep' | 'drop';
  /** The reason by which Alloy's own metrics count what was dropped. */
  readonly drop_counter_reason?: string;
  readonly blocks?: readonly LokiStage[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.process/ */
export interface LokiProcessArguments {
  readonly forward_to: readonly LogReceiver[];
  /** The stages, in the order in which a line goes through them. */
  readonly blocks: readonly LokiStage[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/ */
export interface LokiWriteArguments {
  readonly endpoint: {
    readonly url: string;
    readonly max_backoff_period?: Duration;
    readonly max_backoff_retries?: number;
  } & ClientArguments;
  /** Labels that every line gets. */
  readonly external_labels?: ObjectValue;
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kafka/ */
export interface LokiSourceKafkaArguments {
  readonly brokers: readonly string[];
  readonly topics: readonly string[];
  readonly group_id: string;
  /** The line's time is the record's. Default: when it was read. */
  readonly use_incoming_timestamp?: boolean;
  readonly labels: ObjectValue;
  readonly forward_to: readonly LogReceiver[];
  /** By what brokers know it, and how they are called. Default: by nothing, without TLS. */
  readonly authentication?: KafkaAuthentication;
}

/** Which certificates are trusted. */
interface KafkaTls {
  readonly ca_file?: string;
}

interface KafkaAuthentication {
  readonly type: 'ssl' | 'sasl';
  readonly tls_config?: KafkaTls;
  readonly sasl_config?: {
    readonly mechanism: string;
    readonly user: string;
    readonly password: Expression;
    readonly use_tls?: boolean;
    readonly tls_config?: KafkaTls;
  };
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes_events/ */
export interface LokiSourceKubernetesEventsArguments {
  /** Default: all. */
  readonly namespaces?: readonly string[];
  /** Default: `logfmt`. */
  readonly log_format?: 'logfmt' | 'json';
  readonly forward_to: readonly LogReceiver[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.relabel/ */
export interface LokiRelabelArguments {
  readonly rule: readonly RelabelRule[];
  /** Nobody, where only its rules are used. */
  readonly forward_to: readonly LogReceiver[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.journal/ */
export interface LokiSourceJournalArguments {
  readonly path: string;
  /** How old an entry may be that is read at the first start. Default: 7 hours. */
  readonly max_age?: Duration;
  readonly relabel_rules?: Reference<'relabel rules'>;
  readonly labels?: ObjectValue;
  readonly forward_to: readonly LogReceiver[];
}

const receiver = { receiver: 'log receiver' } as const;

/** Reads files as they grow. */
export const lokiSourceFile = componentKind<LokiSourceFileArguments, Record<never, never>>('loki.source.file', {});

/** Reads topics of Kafka, as a member of a consumer group. */
export const lokiSourceKafka = componentKind<LokiSourceKafkaArguments, Record<never, never>>('loki.source.kafka', {});

/** Reads the events of the cluster. */
export const lokiSourceKubernetesEvents = componentKind<LokiSourceKubernetesEventsArguments, Record<never, never>>(
  'loki.source.kubernetes_events',
  {},
);

/** Rules by which log lines get labels, for sources that take them. */
export const lokiRelabel = componentKind<LokiRelabelArguments, { readonly rules: 'relabel rules' }>('loki.relabel', {
  rules: 'relabel rules',
});

/** Reads the journal of systemd. */
export const lokiSourceJournal = componentKind<LokiSourceJournalArguments, Record<never, never>>(
  'loki.source.journal',
  {},
);

/** Takes log lines apart. */
export const lokiProcess = componentKind<LokiProcessArguments, typeof receiver>('loki.process', receiver);

/** Sends log lines to Loki. */
export const lokiWrite = componentKind<LokiWriteArguments, typeof receiver>('loki.write', receiver);
