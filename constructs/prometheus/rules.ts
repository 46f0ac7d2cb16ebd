import type { Component } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { loss, pullsTooMuch, targetDown } from '../kit/vocabulary/alert-forms';
import { alertingPage } from '../kit/vocabulary/alert-pages';
import { watchdog } from '../kit/vocabulary/watchdog';
import type { PrometheusProps } from './props';
import { remoteWriteAlerts } from './remote-write';

/** About itself, and that something which it pulls does not answer. https://prometheus.io/docs/practices/alerting/#metamonitoring */
export function prometheusAlerts(
  prometheus: Component,
  { alertsTo, metricsTo }: Pick<PrometheusProps, 'alertsTo' | 'metricsTo'>,
): ComponentAlert[] {
  return [
    targetDown,
    ...explainedOn(alertingPage, [
      loss(prometheus, {
        name: 'PrometheusRuleFailures',
        counter: 'prometheus_rule_evaluation_failures_total',
        by: ['rule_group'],
        summary: 'Prometheus cannot evaluate alerts, and they do not fire.',
        description: '{{ $value | humanize }} evaluations of {{ $labels.rule_group }} failed in fifteen minutes.',
      }),
      loss(prometheus, {
        name: 'PrometheusCannotStore',
        counter: {
          'writes of the log': 'prometheus_tsdb_wal_writes_failed_total',
          'truncations of the log': 'prometheus_tsdb_wal_truncations_failed_total',
          compactions: 'prometheus_tsdb_compactions_failed_total',
        },
        by: ['service_name'],
        summary: 'Prometheus cannot write to its volume.',
        description:
          '{{ $value | humanize }} {{ $labels.what }} of {{ $labels.service_name }} failed in fifteen minutes.',
      }),
      loss(prometheus, {
        name: 'PrometheusLeavesSamplesOut',
        counter: {
          'out of order': 'prometheus_target_scrapes_sample_out_of_order_total',
          'a second time': 'prometheus_target_scrapes_sample_duplicate_timestamp_total',
          'too old or too new': 'prometheus_target_scrapes_sample_out_of_bounds_total',
        },
        by: ['service_name'],
        severity: 'warning',
        summary: 'Prometheus pulls samples that it does not store: two series have one name, or a clock is wrong.',
        description:
          '{{ $value | humanize }} samples in fifteen minutes came {{ $labels.what }} to {{ $labels.service_name }}.',
      }),
      ...(alertsTo?.offers.watchdog ? [watchdog] : []),
      pullsTooMuch(prometheus, {
        name: 'PrometheusRefusesMetrics',
        by: ['service_name'],
        summary: 'A program shows more metrics than Prometheus is to pull from one, and none of it is pulled.',
        description:
          '{{ $value | humanize }} tries in fifteen minutes, with too many {{ $labels.what }} for {{ $labels.service_name }}.',
      }),
      ...(alertsTo
        ? [
            loss(prometheus, {
              name: 'PrometheusDropsAlerts',
              counter: 'prometheus_notifications_dropped_total',
              by: ['alertmanager'],
              summary: 'Alertmanager does not take alerts, and nobody is told of them.',
              description: '{{ $value | humanize }} alerts in fifteen minutes, for {{ $labels.alertmanager }}.',
            }),
          ]
        : []),
    ]),
    ...(metricsTo ? remoteWriteAlerts(prometheus) : []),
  ];
}
