import { type Component, minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { ownSeries } from '../kit/vocabulary/alert-forms';

/** https://grafana.com/docs/grafana/latest/setup-grafana/set-up-grafana-monitoring/ */
export function grafanaAlerts(grafana: Component): ComponentAlert[] {
  const series = ownSeries(grafana);
  const requests = (matchers: string) =>
    `sum by (handler) (rate(grafana_http_request_duration_seconds_count{${matchers}}[5m]))`;
  return [
    {
      name: 'GrafanaFails',
      kind: 'condition',
      expression: `${requests(`${series}, status_code=~"5.."`)} / ${requests(series)} > 0.1`,
      holdsFor: minutes(10),
      severity: 'warning',
      summary: 'Grafana answers requests with errors, so dashboards stay empty.',
      description: '{{ $value | humanizePercentage }} of the requests to {{ $labels.handler }} fail.',
    },
  ];
}
