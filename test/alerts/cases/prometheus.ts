import { type Cases, type LossCase, repeated } from '../case';

const up = 'up{job="loki", instance="10.0.0.9:3100", namespace="logs", service_name="loki"}';
const ofTarget = { job: 'loki', instance: '10.0.0.9:3100', namespace: 'logs', service_name: 'loki' };
const never = { never: 'Prometheus pulls the next samples, and repeats nothing' };

const counted = (metric: string, what: string, describe: (figure: string, service: string) => string): LossCase => ({
  kind: 'loss',
  counter: metric,
  says: ({ figure, service }) => ({
    labels: { service_name: service, what },
    description: describe(figure, service),
  }),
  sentAgain: never,
});

export const prometheusCases: Cases = {
  TargetDown: {
    kind: 'condition',
    holds: { [up]: '0x480' },
    figure: '0',
    says: () => ({ labels: ofTarget, description: 'It is loki in logs, at 10.0.0.9:3100.' }),
    healthy: { [up]: '1x480' },
    rollOut: { [up]: '1x240 0x12 1x240' },
  },
  TargetMissing: {
    kind: 'condition',
    holds: {},
    figure: '1',
    says: ({ namespace, service }) => ({
      labels: { namespace, service_name: service },
      description: `There is no pod of ${service} in ${namespace} whose metrics are pulled.`,
    }),
    // A pod that does not answer is there.
    healthy: { up: '1x240 0x240' },
    rollOut: { up: '1x240 stale _x12 1x240' },
  },
  PrometheusRuleFailures: {
    kind: 'loss',
    counter: 'prometheus_rule_evaluation_failures_total{rule_group="loki"}',
    says: ({ figure }) => ({
      labels: { rule_group: 'loki' },
      description: `${figure} evaluations of loki failed in fifteen minutes.`,
    }),
    sentAgain: never,
  },
  PrometheusCannotStore: counted(
    'prometheus_tsdb_compactions_failed_total',
    'compactions',
    (figure, service) => `${figure} compactions of ${service} failed in fifteen minutes.`,
  ),
  PrometheusLeavesSamplesOut: counted(
    'prometheus_target_scrapes_sample_out_of_order_total',
    'out of order',
    (figure, service) => `${figure} samples in fifteen minutes came out of order to ${service}.`,
  ),
  PrometheusDropsSamples: {
    kind: 'loss',
    counter: 'prometheus_remote_storage_samples_failed_total{instance="10.0.0.9:9090"}',
    says: ({ figure }) => ({
      labels: { instance: '10.0.0.9:9090' },
      description: `${figure} samples of 10.0.0.9:9090 in fifteen minutes.`,
    }),
    sentAgain: ['prometheus_remote_storage_samples_retried_total{instance="10.0.0.9:9090"}'],
  },
  PrometheusSamplesWait: {
    kind: 'waiting',
    ...repeated('prometheus_remote_storage_samples_retried_total{instance="10.0.0.9:9090"}', 100),
    says: () => ({
      labels: { instance: '10.0.0.9:9090' },
      description:
        '10.0.0.9:9090 has sent 2k samples again in five minutes. What has waited for two hours is lost there.',
    }),
  },
  Watchdog: {
    kind: 'heartbeat',
    figure: '1',
    says: ({ figure }) => ({
      description: `It has the value ${figure}, and somebody outside is told of it every minute as long as all is well.`,
    }),
  },
  PrometheusRefusesMetrics: counted(
    'prometheus_target_scrapes_exceeded_sample_limit_total',
    'samples',
    (figure, service) => `${figure} tries in fifteen minutes, with too many samples for ${service}.`,
  ),
  PrometheusDropsAlerts: {
    kind: 'loss',
    counter: 'prometheus_notifications_dropped_total{alertmanager="http://alertmanager:9093/api/v2/alerts"}',
    says: ({ figure }) => ({
      labels: { alertmanager: 'http://alertmanager:9093/api/v2/alerts' },
      description: `${figure} alerts in fifteen minutes, for http://alertmanager:9093/api/v2/alerts.`,
    }),
    sentAgain: never,
  },
};
