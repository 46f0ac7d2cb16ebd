import { hours, minutes } from '../kit';
import { explainedOn } from '../kit/vocabulary/alert';
import { clusterPage } from '../kit/vocabulary/alert-pages';

/** About the targets that are asked. https://github.com/prometheus/blackbox_exporter */
export const probeAlerts = explainedOn(clusterPage, [
  {
    name: 'ProbeFails',
    kind: 'condition',
    expression: 'max by (instance, module) (probe_success) == 0',
    holdsFor: minutes(5),
    severity: 'critical',
    summary: 'Something that is asked from time to time does not answer as it should.',
    description: 'It is {{ $labels.instance }}, asked by {{ $labels.module }}.',
  },
  {
    name: 'CertificateExpires',
    kind: 'condition',
    expression: 'min by (instance, module) (probe_ssl_earliest_cert_expiry) - time() < 86400 * 14',
    holdsFor: hours(1),
    severity: 'warning',
    summary: 'A certificate expires within two weeks, and was not renewed.',
    description: 'That of {{ $labels.instance }} expires in {{ $value | humanizeDuration }}.',
  },
]);
