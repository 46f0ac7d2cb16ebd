import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../checks';
import { dashboard, Grafana, panels, units } from '../../constructs/grafana';
import { alert, gibibytes, minutes, recordingRule } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { environmentFiles } from '../../tools/synth/environment-files';
import { size } from '../bad-input/cases';
import { linesOf } from '../checks/subjects';
import { pages } from '../docs/pages';
import { objectOf, testEnvironment } from '../support';

/** Dashboards, alerts and other rules may ask for what rules make, with the labels that its series have. */

/** A dashboard of which nothing is left where nobody makes what it asks for. */
const asking = (expression: string) =>
  dashboard({
    uid: 'rules',
    title: 'Rules',
    description: 'What rules make.',
    asks: ['metrics'],
    onlyProduced: true,
    sections: [
      ({ metrics: datasource }) => ({
        title: 'Rules',
        panels: [
          [
            24,
            panels.timeSeries({
              title: 'Made',
              description: 'What a rule makes.',
              datasource,
              queries: [{ expression, legend: 'all' }],
              unit: units.Short,
            }),
          ],
        ],
      }),
    ],
  });

/** What is found where an alert and a dashboard ask for this. */
function found(expression: string): string[] {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, {
    ...size,
    disk: gibibytes(20),
    recordingRules: [
      recordingRule({
        record: 'namespace:up:sum',
        expression: 'sum by (namespace) (up)',
        labels: { team: 'a' },
      }),
      recordingRule({ record: 'up:sum', expression: 'sum by (namespace, team) (namespace:up:sum)' }),
    ],
    alerts: [
      alert({
        name: 'Own',
        expression,
        holdsFor: minutes(1),
        severity: 'warning',
        summary: 'It is.',
        description: '{{ $value }} are.',
      }),
    ],
  });
  const { remoteWrite: metricsTo } = prometheus;
  const ofLines = recordingRule({
    record: 'namespace:lines:rate5m',
    expression: 'sum by (namespace) (rate({pod="a"}[5m]))',
  });
  new Loki(environment, { ...size, recordingRules: [ofLines], metricsTo });
  new Grafana(environment, { datasources: [prometheus.datasource], dashboards: [asking(expression)] });
  environment.build();
  const subject = subjectOf(environmentFiles(environment), { environment, pages: pages() });
  expect(objectOf(environment, 'ConfigMap', 'grafana-dashboards-rules').data['rules.json']).toContain('"Made"');
  const ofQueries = checks.filter(({ name }) => ['alerts/queries', 'queries/metrics'].includes(name));
  expect(ofQueries.length).toBe(2);
  return runChecks(subject, ofQueries).flatMap(({ findings }) => linesOf(findings));
}

test.each([
  'namespace:up:sum{namespace="a", team="a"} > 0',
  'sum by (team) (up:sum) > 0',
  'namespace:lines:rate5m{namespace="a"} > 0',
])('%s asks for what a rule makes', (expression) => {
  expect(found(expression)).toEqual([]);
});

test('a label that its series do not have is found', () => {
  const [ofDashboard, ofAlert] = found('namespace:lines:rate5m{pod="a"} > 0');
  expect(ofAlert).toContain('Own: it asks for the label pod in');
  expect(ofDashboard).toContain('it asks for the label pod in');
});
