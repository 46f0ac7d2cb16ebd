import type { Cases } from '../case';

const exporter = 'otlp_grpc/traces';
const spans = (what: string) => `otelcol_exporter_${what}_spans{exporter="${exporter}"}`;
const refused = 'otelcol_receiver_refused_spans{receiver="otlp", transport="grpc"}';
const size = `otelcol_exporter_queue_size{exporter="${exporter}", data_type="traces"}`;
const capacity = { [`otelcol_exporter_queue_capacity{exporter="${exporter}", data_type="traces"}`]: '1000x480' };

export const collectorCases: Cases = {
  CollectorRefusesData: {
    kind: 'waiting',
    holds: { [refused]: '0+30x480' },
    figure: '2',
    says: ({ figure }) => ({
      labels: { receiver: 'otlp', what: 'spans' },
      description: `${figure} spans a second that come by otlp are refused. Senders lose them when they give up.`,
    }),
    healthy: { [refused]: '100x480' },
    // A burst within one scrape, and three minutes of it.
    rollOut: { [refused]: '0x120 50x120 50+10x12 170x200' },
  },
  CollectorQueueFills: {
    kind: 'waiting',
    holds: { [size]: '800x480', ...capacity },
    figure: '80%',
    says: ({ figure }) => ({ labels: { exporter }, description: `The queue of ${exporter} is filled to ${figure}.` }),
    healthy: { [size]: '10x480', ...capacity },
    // A store is away for three minutes, and what has waited is sent within two.
    rollOut: { [size]: '10x240 10+60x12 730-90x8 10x220', ...capacity },
  },
  CollectorGivesUp: {
    kind: 'loss',
    counter: spans('send_failed'),
    says: ({ figure }) => ({
      labels: { exporter, what: 'spans' },
      description: `${figure} spans in fifteen minutes: ${exporter} is answered with an error after which nothing is sent again.`,
    }),
    // The real Collector counts nothing for a 429 until it has arrived; receivers may refuse meanwhile.
    sentAgain: [spans('sent'), refused],
  },
  CollectorQueueFull: {
    kind: 'loss',
    counter: spans('enqueue_failed'),
    says: ({ figure }) => ({
      labels: { exporter, what: 'spans' },
      description: `${figure} spans in fifteen minutes were refused before ${exporter}.`,
    }),
    sentAgain: { never: 'it is not known here how long an application repeats' },
  },
  ClusterSilent: {
    kind: 'condition',
    holds: { 'up{cluster="shop", instance="a"}': '1x120 stale', 'up{cluster="shop", instance="b"}': '1x120 stale' },
    figure: '2',
    says: ({ figure }) => ({
      labels: { cluster: 'shop' },
      description: `It is shop, where ${figure} targets were pulled.`,
    }),
    // One target is gone, others are not, and the platform's own cluster is not meant.
    healthy: {
      'up{cluster="shop", instance="a"}': '1x480',
      'up{cluster="shop", instance="b"}': '1x120 stale',
      'up{cluster="platform", instance="c"}': '1x120 stale',
    },
    rollOut: { 'up{cluster="shop", instance="a"}': '1x240 stale _x11 1x240' },
  },
  CollectorCopyLosesData: {
    kind: 'loss',
    counter: 'otelcol_exporter_send_failed_log_records{exporter="otlp_grpc/to_copy"}',
    says: ({ figure }) => ({
      labels: { exporter: 'otlp_grpc/to_copy', what: 'log records' },
      description: `${figure} log records in fifteen minutes, on their way through otlp_grpc/to_copy.`,
    }),
    // What waits for the copy, and what the first destination has.
    sentAgain: [
      'otelcol_exporter_sent_log_records{exporter="otlp_http/copy_of_logs"}',
      'otelcol_exporter_sent_log_records{exporter="otlp_http/logs"}',
    ],
  },
  CollectorDropsTraces: {
    kind: 'loss',
    counter: spans('enqueue_failed'),
    says: ({ figure }) => ({
      labels: { exporter },
      description: `${figure} spans in fifteen minutes, before ${exporter}.`,
    }),
    // Logs find the queue full, their senders are told so and repeat.
    sentAgain: ['otelcol_exporter_enqueue_failed_log_records{exporter="otlp_http/logs"}', spans('sent')],
  },
  CollectorForgetsTraces: {
    kind: 'loss',
    counter: 'otelcol_processor_tail_sampling_sampling_trace_dropped_too_early',
    says: ({ figure, service }) => ({
      labels: { service_name: service },
      description: `${figure} traces in fifteen minutes, by ${service}.`,
    }),
    sentAgain: { never: 'the senders were answered before' },
  },
  CollectorDropsLargeTraces: {
    kind: 'loss',
    counter: 'otelcol_processor_tail_sampling_traces_dropped_too_large',
    says: ({ figure, service }) => ({
      labels: { service_name: service },
      description: `${figure} traces in fifteen minutes, by ${service}.`,
    }),
    sentAgain: { never: 'the senders were answered before' },
  },
  CollectorDropsDeltas: {
    kind: 'loss',
    counter: 'otelcol_deltatocumulative_datapoints{error="limit"}',
    says: ({ figure }) => ({
      labels: { error: 'limit' },
      description: `${figure} metric points in fifteen minutes, for the reason limit.`,
    }),
    // What was added up, under the same name.
    sentAgain: ['otelcol_deltatocumulative_datapoints'],
  },
};
