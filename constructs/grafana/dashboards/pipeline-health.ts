import {
  BytesIEC,
  CountsPerSecond,
  Percent,
  PercentUnit,
  RequestsPerSecond,
  Short,
} from '@grafana/grafana-foundation-sdk/units';
import type { PrometheusDatasource } from '../../kit';
import { type Dashboard, defineDashboard } from './dashboard';
import { layOut, type Section } from './layout';
import { type Query, stat, timeSeries } from './panels';

/** The pipeline itself: who is up, what each step takes in, refuses, drops and passes on. */
export function pipelineHealth(): Dashboard {
  const title = 'Pipeline health';
  return defineDashboard({
    uid: 'pipeline-health',
    title,
    asks: ['pipeline'],
    content: ({ pipeline }) =>
      layOut({
        title,
        description: 'Alloy, Collector, Loki, Tempo, Mimir and Grafana, as the Prometheus sees them that watches them.',
        tags: ['pipeline'],
        sections: [processes, received, sent, sampling, agents, logStore, metricStore, traceStore, grafana].map(
          (section) => section(pipeline),
        ),
      }),
  });
}

/** `sum by (labels) (rate(counter))`, with the labels as the legend. */
function rate(counter: string, labels: readonly string[], prefix = ''): Query {
  const by = labels.join(', ');
  const legend = [prefix, ...labels.map((label) => `{{${label}}}`)].filter(Boolean).join(' ');
  return { expression: `sum by (${by}) (rate(${counter}[$__rate_interval]))`, legend };
}

/** What is lost or refused should be zero. */
const nothingLost = { orange: 0.001, red: 1 };

const signals = { log_records: 'log records', metric_points: 'metric points', spans: 'spans' } as const;

/** One counter of the Collector for each signal. */
const bySignal = (counter: string, labels: readonly string[]): Query[] =>
  Object.entries(signals).map(([suffix, name]) => rate(`otelcol_${counter}_${suffix}`, labels, name));

function processes(datasource: PrometheusDatasource): Section {
  return {
    title: 'Processes',
    panels: [
      [
        4,
        stat({
          title: 'Targets down',
          description: 'Targets whose metrics could not be read. Above zero, look at the pods of the job.',
          datasource,
          queries: [{ expression: 'count(up == 0) or vector(0)', legend: 'down' }],
          unit: Short,
          thresholds: { orange: 1, red: 2 },
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Targets up',
          description: 'The share of the targets of each job whose metrics could be read.',
          datasource,
          queries: [{ expression: 'avg by (job) (up)', legend: '{{job}}' }],
          unit: PercentUnit,
          max: 1,
        }),
      ],
      [
        7,
        timeSeries({
          title: 'Memory',
          description: 'Memory of each process.',
          datasource,
          queries: [
            { expression: 'process_resident_memory_bytes', legend: '{{job}} {{instance}}' },
            { expression: 'otelcol_process_memory_rss', legend: '{{job}} {{instance}}' },
          ],
          unit: BytesIEC,
        }),
      ],
      [
        7,
        timeSeries({
          title: 'Memory against the limit of the runtime',
          description:
            'Memory as a share of GOMEMLIMIT, at which Go collects harder. Long above 100, the limit is too small.',
          datasource,
          queries: [
            {
              expression: '100 * process_resident_memory_bytes / go_gc_gomemlimit_bytes',
              legend: '{{job}} {{instance}}',
            },
          ],
          unit: Percent,
          thresholds: { orange: 100, red: 115 },
        }),
      ],
    ],
  };
}

function received(datasource: PrometheusDatasource): Section {
  return {
    title: 'Collector: in',
    panels: [
      [
        12,
        timeSeries({
          title: 'Received by signal',
          description: 'What the Collector took in, a second.',
          datasource,
          queries: bySignal('receiver_accepted', ['transport']),
          unit: CountsPerSecond,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Refused by signal',
          description: 'What the Collector had no room for, a second. The sender tries again, and loses it in the end.',
          datasource,
          queries: [
            ...bySignal('receiver_refused', ['transport']),
            ...bySignal('exporter_enqueue_failed', ['exporter']),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

function sent(datasource: PrometheusDatasource): Section {
  return {
    title: 'Collector: out',
    panels: [
      [
        8,
        timeSeries({
          title: 'Sent by destination',
          description: 'What the stores took, a second.',
          datasource,
          queries: bySignal('exporter_sent', ['exporter']),
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Given up by destination',
          description: 'What a store refused for good, a second.',
          datasource,
          queries: bySignal('exporter_send_failed', ['exporter']),
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Queue in use',
          description:
            'How full the queue to each destination is. It fills while a store is away; at 100 the Collector refuses.',
          datasource,
          queries: [
            {
              expression: '100 * otelcol_exporter_queue_size / otelcol_exporter_queue_capacity',
              legend: '{{exporter}} {{data_type}}',
            },
          ],
          unit: Percent,
          max: 100,
          thresholds: { orange: 50, red: 80 },
        }),
      ],
    ],
  };
}

function sampling(datasource: PrometheusDatasource): Section {
  return {
    title: 'Collector: sampling',
    panels: [
      [
        8,
        timeSeries({
          title: 'Traces kept and dropped',
          description: 'Decisions a second, whatever policy took them.',
          datasource,
          queries: [rate('otelcol_processor_tail_sampling_global_count_traces_sampled', ['decision'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces by policy',
          description: 'Decisions a second of each policy. A trace is kept when one of them says so.',
          datasource,
          queries: [rate('otelcol_processor_tail_sampling_count_traces_sampled', ['policy', 'decision'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Traces decided too early',
          description:
            'Traces pushed out of memory before their time, a second. Above zero, the sampler needs room for more traces.',
          datasource,
          queries: [rate('otelcol_processor_tail_sampling_sampling_trace_dropped_too_early', ['instance'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

function agents(datasource: PrometheusDatasource): Section {
  return {
    title: 'Alloy and other writers',
    panels: [
      [
        6,
        timeSeries({
          title: 'Log lines sent',
          description: 'Lines a second that Loki took from each Alloy.',
          datasource,
          queries: [rate('loki_write_sent_entries_total', ['instance'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Log lines retried and lost',
          description: 'Batches tried again and lines given up, a second.',
          datasource,
          queries: [
            rate('loki_write_batch_retries_total', ['instance'], 'retries'),
            rate('loki_write_dropped_entries_total', ['instance', 'reason'], 'lost'),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Samples waiting',
          description: 'Samples in the queues of remote write, of Alloy and of the metrics generator of Tempo.',
          datasource,
          queries: [
            {
              expression: 'sum by (job, instance) (prometheus_remote_storage_samples_pending)',
              legend: '{{job}} {{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Samples retried and lost',
          description: 'Samples of remote write tried again, refused for good or dropped, a second.',
          datasource,
          queries: [
            rate('prometheus_remote_storage_samples_retried_total', ['job', 'instance'], 'retries'),
            rate('prometheus_remote_storage_samples_failed_total', ['job', 'instance'], 'refused'),
            rate('prometheus_remote_storage_samples_dropped_total', ['job', 'instance'], 'dropped'),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

function logStore(datasource: PrometheusDatasource): Section {
  return {
    title: 'Loki',
    panels: [
      [
        8,
        timeSeries({
          title: 'Lines received',
          description: 'Lines a second, by the format in which they came.',
          datasource,
          queries: [rate('loki_distributor_lines_received_total', ['format'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Lines discarded',
          description: 'Lines that Loki refused, a second: a limit was reached, or they were too old.',
          datasource,
          queries: [rate('loki_discarded_samples_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Streams in memory',
          description: 'Distinct sets of labels that are written to. A steep rise is a label with too many values.',
          datasource,
          queries: [{ expression: 'sum by (instance) (loki_ingester_memory_streams)', legend: '{{instance}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}

function metricStore(datasource: PrometheusDatasource): Section {
  return {
    title: 'Mimir',
    panels: [
      [
        8,
        timeSeries({
          title: 'Samples received',
          description: 'Samples a second, by remote write and by OTLP.',
          datasource,
          queries: [rate('cortex_distributor_received_samples_total', ['instance'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Samples discarded',
          description: 'Samples that Mimir refused, a second: a limit was reached, or they were too old.',
          datasource,
          queries: [rate('cortex_discarded_samples_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Series in memory',
          description: 'Series that are written to. Memory grows with them.',
          datasource,
          queries: [{ expression: 'sum by (instance) (cortex_ingester_memory_series)', legend: '{{instance}}' }],
          unit: Short,
        }),
      ],
    ],
  };
}

function traceStore(datasource: PrometheusDatasource): Section {
  return {
    title: 'Tempo',
    panels: [
      [
        6,
        timeSeries({
          title: 'Spans received',
          description: 'Spans a second, at the door and at the metrics generator.',
          datasource,
          queries: [
            rate('tempo_distributor_spans_received_total', ['instance'], 'received'),
            rate('tempo_metrics_generator_spans_received_total', ['instance'], 'generator'),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Spans discarded',
          description: 'Spans that Tempo refused, a second.',
          datasource,
          queries: [rate('tempo_discarded_spans_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Spans left out of the metrics',
          description: 'Spans that came too late for the metrics generator, a second. The request rates lack them.',
          datasource,
          queries: [rate('tempo_metrics_generator_spans_discarded_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Series made from spans',
          description: 'Series that the metrics generator keeps.',
          datasource,
          queries: [
            {
              expression: 'sum by (instance) (tempo_metrics_generator_registry_active_series)',
              legend: '{{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
    ],
  };
}

function grafana(datasource: PrometheusDatasource): Section {
  return {
    title: 'Grafana',
    panels: [
      [
        24,
        timeSeries({
          title: 'Requests by status',
          description: 'What Grafana answered, a second. Status 5xx on queries is a datasource that does not answer.',
          datasource,
          queries: [rate('grafana_http_request_duration_seconds_count', ['status_code'])],
          unit: RequestsPerSecond,
        }),
      ],
    ],
  };
}
