import { minutes } from '../kit';
import { type Alert, alertGroup } from '../kit/vocabulary/alert';

/** Where Loki looks for the rules of its tenants. */
export const rulesStorage = '/etc/loki-rules';

/** The rules of the one tenant that there is without authentication. */
export const rulesFolder = `${rulesStorage}/fake`;

/** As Java, JavaScript and Python say it. */
const outOfMemory = ['java.lang.OutOfMemoryError', 'JavaScript heap out of memory', '^MemoryError'].join('|');

/**
 * Of what lines warn that come from anywhere: the few that mean trouble whoever writes them.
 * `loki`: its own name. It writes every query into its log, these too, and Grafana does so with those that fail.
 */
export const logAlerts = (loki: string): readonly Alert[] => [
  {
    name: 'ServiceLogsErrors',
    expression:
      'sum by (namespace, service_name) (rate({service_name=~".+"} | detected_level=~"error|critical|fatal" [10m])) > 1',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'A service logs more than one error a second.',
    description: '{{ $labels.service_name }} in {{ $labels.namespace }} logs {{ $value | humanize }} errors a second.',
  },
  {
    name: 'ContainerLogsOutOfMemory',
    expression: `sum by (namespace, pod, container) (count_over_time({service_name=~".+", container!~"${loki}|grafana"} |~ "${outOfMemory}" [10m])) > 0`,
    holdsFor: minutes(1),
    severity: 'warning',
    summary: 'A program has run out of memory, and perhaps goes on without a part of itself.',
    description: '{{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} says so.',
  },
];

/** The file of rules. `own`: those of the environment; `loki`: its own name, where somebody is told of other lines too. */
export const logAlertFile = (own: readonly Alert[], loki: string | undefined) => ({
  groups: [
    ...(loki === undefined ? [] : [alertGroup('lines', logAlerts(loki))]),
    ...(own.length > 0 ? [alertGroup('own', own)] : []),
  ],
});
