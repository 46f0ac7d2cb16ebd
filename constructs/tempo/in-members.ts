import { type Duration, minutes, seconds } from '../kit';
import { untilUnready } from '../kit/pods/until-unready';
import { serverOfSeveral } from '../stores';
import { tempoAssumptions as assumed } from './assumptions';
import { lateWal } from './late';
import { countedFor, searchedFor } from './searched';

/** What several processes are told of each other, and of the log between them. */
export interface TempoMembers {
  /** How a process finds the others. */
  readonly memberlist: { readonly cluster_label: string; readonly join_members: readonly string[] };
  /** The address from which clients of the log learn those of all brokers, and what is written there. */
  readonly log: { readonly address: string; readonly topic: string };
  /** The partitions that each block-builder reads, by the names of their pods. */
  readonly assignedPartitions: Readonly<Record<string, readonly number[]>>;
  /** Where queriers ask for work. */
  readonly frontend: string;
  /** Where workers ask for work. */
  readonly scheduler: string;
  /** The cache of what is read from the bucket; undefined where there is none. */
  readonly cache?: object;
}

/** How long a sender keeps one connection: then it looks for the distributors again, of which some may be new. */
const connectionAge = seconds(60);

/**
 * How far a live-store may be behind the log when it counts as ready. By default it is ready at once, and Argo CD goes on with the other zone before
 * the first one has read what came while it was away.
 */
const caughtUp = seconds(30);

/**
 * After that time it is ready in any case. It reads in less what comes in half an hour. One that starts in the moment in which Kafka makes the topic
 * does not learn that nothing is there, and waits for the first span: by default for half an hour.
 */
const caughtUpAtMost = minutes(10);

/** What is different where Tempo is several processes. https://grafana.com/docs/tempo/latest/introduction/architecture/ */
export const inMembers = (
  { memberlist, log, assignedPartitions, frontend, scheduler, cache }: TempoMembers,
  retention: Duration,
) => ({
  server: serverOfSeveral,
  sections: {
    shutdown_delay: untilUnready.toString(),
    memberlist,
    ingest: {
      kafka: {
        ...log,
        // By default it makes the topic, and first tells all brokers that every new topic has a thousand partitions.
        auto_create_topic_enabled: false,
      },
    },
    block_builder: {
      assigned_partitions: assignedPartitions,
      wal: lateWal,
      // By this its memory is sized: by default it takes five minutes of spans at once, and after an absence of the bucket 5 GB.
      max_consuming_bytes: assumed.cycleBytes.value,
    },
    ...(cache ? { cache } : {}),
  },
  receiver: { keepalive: { server_parameters: { max_connection_age: connectionAge.toString() } } },
  liveStore: { readiness_target_lag: caughtUp.toString(), readiness_max_wait: caughtUpAtMost.toString() },
  // By this its memory is sized: each part of a search is in memory while it is read.
  querier: { frontend_worker: { frontend_address: frontend }, max_concurrent_queries: assumed.queriesAtOnce.value },
  worker: {
    backend_scheduler_addr: scheduler,
    // By default each of them makes the list of every tenant's blocks.
    ring: { kvstore: { store: 'memberlist' } },
  },
  // What is in the file that is read again takes the place of every default: these are Tempo's own.
  ingestion: { retry_info_enabled: true },
  overrides: {
    read: {
      max_bytes_per_tag_values_query: 1_000_000,
      max_condition_groups_per_tag_query: 100,
      ...searchedFor(retention, 'max_search_duration'),
      max_metrics_duration: countedFor(retention),
    },
    compaction: { block_retention: retention.toString() },
  },
  generated: { generate_native_histograms: 'classic' },
});
