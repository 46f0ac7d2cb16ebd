/** What the metrics of a Spring Boot application are called. It depends on who makes them. */
export interface Names {
  /** A metric that every such application has and no other. */
  readonly everyApplication: string;
  readonly requests: {
    /** The histogram of their durations, without its suffix. */
    readonly histogram: string;
    /** The label with the route. */
    readonly route: string;
    /** The label with the status of the answer. */
    readonly status: string;
  };
  /** The pools of the heap. */
  readonly heap: {
    readonly used: string;
    readonly committed: string;
    readonly limit: string;
    /** The matcher that tells them from other memory. */
    readonly matcher: string;
    /** What leaves out the pools that have no limit, in PromQL. Default: such a pool has no series. */
    readonly limited?: string;
  };
  readonly collections: {
    /** The seconds that they took. */
    readonly seconds: string;
    /** The label with the collector, or with what it did. */
    readonly collector: string;
  };
  readonly threads: { readonly count: string; readonly state: string };
  /** The share of the processors that the JVM uses. */
  readonly processor: string;
  readonly connections: {
    /** Connections by state: each as a metric, or in one metric with a label for the state. */
    readonly states: readonly { readonly metric: string; readonly label?: string; readonly state: string }[];
    readonly most: string;
    readonly waiting: string;
    /** The label with the pool. */
    readonly pool: string;
  };
}

/** https://opentelemetry.io/docs/specs/semconv/runtime/jvm-metrics/ */
export const javaAgent: Names = {
  everyApplication: 'jvm_memory_used_bytes',
  requests: {
    histogram: 'http_server_request_duration_seconds',
    route: 'http_route',
    status: 'http_response_status_code',
  },
  heap: {
    used: 'jvm_memory_used_bytes',
    committed: 'jvm_memory_committed_bytes',
    limit: 'jvm_memory_limit_bytes',
    matcher: 'jvm_memory_type="heap"',
  },
  collections: { seconds: 'jvm_gc_duration_seconds_sum', collector: 'jvm_gc_name' },
  threads: { count: 'jvm_thread_count', state: 'jvm_thread_state' },
  processor: 'jvm_cpu_recent_utilization_ratio',
  connections: {
    states: [{ metric: 'db_client_connections_usage', label: 'state', state: '{{state}}' }],
    most: 'db_client_connections_max',
    waiting: 'db_client_connections_pending_requests',
    pool: 'pool_name',
  },
};

/** https://docs.spring.io/spring-boot/reference/actuator/metrics.html */
export const micrometer: Names = {
  everyApplication: 'jvm_memory_max_bytes',
  requests: { histogram: 'http_server_requests_seconds', route: 'uri', status: 'status' },
  heap: {
    used: 'jvm_memory_used_bytes',
    committed: 'jvm_memory_committed_bytes',
    limit: 'jvm_memory_max_bytes',
    matcher: 'area="heap"',
    // The limit of a pool without one is -1.
    limited: ' > 0',
  },
  collections: { seconds: 'jvm_gc_pause_seconds_sum', collector: 'gc' },
  threads: { count: 'jvm_threads_states_threads', state: 'state' },
  processor: 'process_cpu_usage',
  connections: {
    states: [
      { metric: 'hikaricp_connections_active', state: 'used' },
      { metric: 'hikaricp_connections_idle', state: 'idle' },
    ],
    most: 'hikaricp_connections_max',
    waiting: 'hikaricp_connections_pending',
    pool: 'pool',
  },
};
