import { minutes, seconds } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';

/** Where Loki looks for the rules of its tenants. */
export const rulesStorage = '/etc/loki-rules';

/** The rules of the one tenant that there is without authentication. */
export const rulesFolder = `${rulesStorage}/fake`;

/** The group of the alerts that Loki brings. */
export const usualGroup = 'lines';

/**
 * As Java, JavaScript, Python and Go say it. An entry can be many lines that were joined, so the beginning of a line is `(?m:^)`:
 * Python's is the last line of its traceback.
 */
const outOfMemory = [
  'java[.]lang[.]OutOfMemoryError',
  'JavaScript heap out of memory',
  '(?m:^)MemoryError',
  'fatal error: runtime: (cannot allocate|out of) memory',
].join('|');

/**
 * Alerts about lines from anywhere: the few lines that mean trouble in every program.
 * `loki`: an expression for the names of its own containers. It writes every query into its log, these too, and Grafana does so with
 * those that fail.
 */
export const logAlerts = (loki: string): readonly ComponentAlert[] => [
  {
    name: 'ServiceLogsErrors',
    kind: 'condition',
    expression:
      'sum by (namespace, service_name) (rate({service_name=~".+"} | detected_level=~"error|critical|fatal" [10m])) > 1',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'A service logs more than one error a second.',
    description: '{{ $labels.service_name }} in {{ $labels.namespace }} logs {{ $value | humanize }} errors a second.',
  },
  {
    name: 'ContainerLogsOutOfMemory',
    kind: 'loss',
    expression: `sum by (namespace, pod, container) (count_over_time({service_name=~".+", container!~"${loki}|grafana"} |~ "${outOfMemory}" [10m])) > 0`,
    holdsFor: seconds(0),
    severity: 'warning',
    summary: 'A program has run out of memory, and perhaps goes on without a part of itself.',
    description:
      '{{ $labels.container }} of {{ $labels.pod }} in {{ $labels.namespace }} has said so {{ $value | humanize }} times in ten minutes.',
  },
];
