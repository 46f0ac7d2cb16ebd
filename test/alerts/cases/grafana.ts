import type { Cases, Series } from '../case';

const requests = (good: string, bad: string): Series => ({
  'grafana_http_request_duration_seconds_count{handler="/api/ds/query", status_code="200"}': good,
  'grafana_http_request_duration_seconds_count{handler="/api/ds/query", status_code="502"}': bad,
});

export const grafanaCases: Cases = {
  GrafanaFails: {
    kind: 'condition',
    holds: requests('0+3x480', '0+1x480'),
    figure: '25%',
    says: ({ figure }) => ({
      labels: { handler: '/api/ds/query' },
      description: `${figure} of the requests to /api/ds/query fail.`,
    }),
    healthy: requests('0+100x480', '0+1x480'),
    // A store is away for three minutes.
    rollOut: requests('0+10x240 2400x12 2400+10x220', '0x240 0+10x12 120x220'),
  },
};
