import { countedTwice } from '../../parts/counted-twice';
import { loadCounted } from '../../parts/load-counted';
import { pageInBrowser } from '../../parts/page';
import { profilesOfSpans } from '../../parts/profiles/of-spans';
import { telling } from '../../parts/telling';
import { throughQueue } from '../../parts/through-queue';
import type { Part } from '../../suite/part';

const [server, requester, recorder] = ['mythical-server', 'mythical-requester', 'mythical-recorder'] as const;
const workloads = ['mythical-database', 'mythical-queue', server, requester, recorder] as const;
const labelsIn = (namespace: string) => (name: string) => ({
  namespace,
  pod: new RegExp(`^${name}-`),
  container: name,
  service_name: name,
});

const spansOf = (service: string, more: string, name = 'traces_spanmetrics_calls_total') =>
  `sum(${name}{service="${service}", ${more}})`;
const served = 'span_kind="SPAN_KIND_SERVER"';

/** What the server counts, and what its spans do. */
const ofServer = {
  requests: { own: 'sum(mythical_request_times_count)', spans: spansOf(server, served) },
  failed: {
    own: 'sum(mythical_request_times_count{status="500"})',
    spans: spansOf(server, `${served}, status_code="STATUS_CODE_ERROR"`),
  },
  took: {
    own: 'sum(mythical_request_times_sum) / 1000',
    spans: spansOf(server, served, 'traces_spanmetrics_latency_sum'),
  },
};

const bucketsOfServer = {
  own: 'sum by (le) (mythical_request_times_bucket)',
  spans: `sum by (le) (traces_spanmetrics_latency_bucket{service="${server}", ${served}})`,
};

/** A load test of the server, alone. `test`: its workload. */
export const loadOfServer = (test: string, seconds: number): Part =>
  loadCounted({
    test,
    others: [requester],
    services: workloads,
    seconds,
    ...ofServer,
    buckets: bucketsOfServer,
    secondsPerUnit: 0.001,
  });

export interface MythicalServices {
  /** Their namespace. */
  readonly namespace: string;
  /** The workloads that make the load. */
  readonly loads: readonly string[];
}

/** A requester, a server with PostgreSQL, a queue in RabbitMQ and a recorder, as real programs. */
export function mythicalServices({ namespace, loads }: MythicalServices): Part {
  const labelsOf = labelsIn(namespace);
  const parts: readonly Part[] = [
    telling({
      workloads,
      metrics: [
        { query: 'mythical_request_times_count{status="500"}', labels: labelsOf(server) },
        { query: 'mythical_danger_level_30s > 0', labels: labelsOf(requester) },
        { query: 'mythical_messages_recorded_total', labels: labelsOf(recorder) },
        { query: 'rabbitmq_queue_messages_published_total > 0', labels: labelsOf('mythical-queue') },
      ],
      traces: [
        // By the names of both semantic conventions.
        `{ resource.service.name = "${server}" && span.http.status_code = 500 && span.http.target = "/beholder" }`,
        `{ resource.service.name = "${server}" && span.http.response.status_code = 500 && span.http.route = "/beholder" }`,
        `{ resource.service.name = "${server}" && span.db.system = "postgresql" && status = error }`,
        `{ resource.service.name = "${server}" && span.db.system.name = "postgresql" && span.db.query.text =~ "insert.*" }`,
        `{ resource.service.name = "${requester}" && span.service.version = "2.0.0" && status = error }`,
        `{ resource.service.name = "${recorder}" && span.messaging.destination.name = "messages" && duration > 500ms }`,
      ],
      logs: [
        { query: `{service_name="${server}"} |= "status=FAILURE"`, labels: labelsOf(server) },
        { query: `{service_name="${recorder}"} | trace_id != ""`, labels: labelsOf(recorder) },
      ],
      exemplarsOf: [
        { series: 'mythical_request_times_bucket', service: server },
        { series: 'mythical_messages_recorded_total', service: recorder },
      ],
    }),
    throughQueue({
      sender: requester,
      receiver: recorder,
      receives: 'process_message',
      broker: 'mythical-queue',
      server,
    }),
    profilesOfSpans({
      service: recorder,
      shows: 'draw',
      byTime: { [server]: /answerTo|query/, [requester]: /journey|request/ },
    }),
    pageInBrowser({ workload: 'mythical-frontend', backend: server, shows: /owlbear: \d+/ }),
    countedTwice({
      loads,
      services: workloads,
      counts: [
        { what: 'requests', ...ofServer.requests },
        { what: 'requests that failed', ...ofServer.failed },
        { what: 'seconds that requests took', ...ofServer.took, percent: 5 },
        {
          what: 'messages',
          own: 'sum(mythical_messages_recorded_total)',
          spans: spansOf(recorder, 'span_name="process_message"'),
        },
      ],
    }),
  ];
  return { title: 'The mythical services', steps: (stage) => parts.flatMap(({ steps }) => steps(stage)) };
}
