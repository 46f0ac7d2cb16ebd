import { type Component, type Duration, minutes } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { loss, ownSeries } from '../kit/vocabulary/alert-forms';
import { alertingPage } from '../kit/vocabulary/alert-pages';

/** https://github.com/prometheus/alertmanager/tree/main/doc/alertmanager-mixin */
export function alertmanagerAlerts(
  alertmanager: Component,
  { replicas, groupInterval }: { readonly replicas: number; readonly groupInterval: Duration },
): readonly ComponentAlert[] {
  const own = ownSeries(alertmanager);
  // A group that fails once, and not when it is looked at again, is nothing to tell.
  const window = minutes(Math.max(15, Math.ceil((3 * groupInterval.seconds) / 60)));
  return explainedOn(alertingPage, [
    {
      name: 'AlertmanagerNotSending',
      kind: 'waiting',
      // Each failure is the end of several attempts, and the group is tried again when it is looked at again.
      expression: `sum by (integration, reason) (increase(alertmanager_notifications_failed_total{${own}}[${window}])) > 0`,
      holdsFor: window,
      severity: 'critical',
      summary: 'Alertmanager cannot send notifications, and people are not told of alerts.',
      description: `{{ $value | humanize }} notifications by {{ $labels.integration }} failed in ${window} ({{ $labels.reason }}).`,
    },
    loss(alertmanager, {
      name: 'AlertmanagerRefusesAlerts',
      counter: 'alertmanager_alerts_invalid_total',
      by: ['service_name'],
      severity: 'warning',
      summary: 'Alertmanager refuses alerts that it is told, and nobody hears of them.',
      description: '{{ $value | humanize }} alerts in fifteen minutes, by {{ $labels.service_name }}.',
    }),
    loss(alertmanager, {
      name: 'AlertmanagerCannotStore',
      counter: {
        notifications: 'alertmanager_nflog_maintenance_errors_total',
        silences: 'alertmanager_silences_maintenance_errors_total',
      },
      by: ['service_name'],
      severity: 'warning',
      summary:
        'Alertmanager cannot write to its volume: after a restart it forgets silences, or repeats notifications.',
      description:
        'It failed {{ $value | humanize }} times in fifteen minutes to write the {{ $labels.what }} of {{ $labels.service_name }}.',
    }),
    ...(replicas > 1 ? ofSeveral(own, replicas) : []),
  ]);
}

/** What goes wrong between several pods. */
const ofSeveral = (own: string, replicas: number): ComponentAlert[] => [
  {
    name: 'AlertmanagerMembersMissing',
    kind: 'condition',
    expression: `max_over_time(alertmanager_cluster_members{${own}}[5m]) < ${replicas}`,
    holdsFor: minutes(15),
    severity: 'critical',
    summary:
      'A pod of Alertmanager does not find the others: notifications come several times, and silences do not hold everywhere.',
    description: `{{ $labels.instance }} finds {{ $value }} of ${replicas}, itself included.`,
  },
  {
    name: 'AlertmanagerConfigurationsDiffer',
    kind: 'condition',
    expression: `count by (service_name) (count_values by (service_name) ("hash", alertmanager_config_hash{${own}})) > 1`,
    holdsFor: minutes(20),
    severity: 'critical',
    summary: 'The pods of Alertmanager have different configurations: who is told depends on which of them sends.',
    description: '{{ $labels.service_name }} runs with {{ $value }} configurations.',
  },
];
