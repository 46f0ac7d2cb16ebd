import { expect, test } from '@jest/globals';
import { minutes, type RecordingRule, recordingRule } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { findingsOf, testEnvironment } from '../support';
import { size, testAnswers, untyped } from './cases';

/** Recording rules that nobody could evaluate, or whose results would go nowhere. */

const good: RecordingRule = { record: 'pod:orders:rate5m', expression: 'sum by (pod) (rate(orders_total[5m]))' };
const query = 'a query in PromQL, such as sum by (pod) (rate(orders_failed_total[5m])) > 0';
const name = "letters, digits, underscores and colons, such as 'service_name:shop_orders:rate5m'";
const labels = 'a name of letters, digits and underscores, with a text; templates are for alerts alone';
const list = 'a list, such as [recordingRule({ … })]';

function findings(given: unknown): string[] {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, recordingRules: untyped(given) });
  return findingsOf(environment).map((finding) => finding.replace('test › prometheus › recordingRules', 'rules'));
}

test.each<[string, unknown, readonly string[]]>([
  ['nothing wrong', [good], []],
  ['one with other labels', [good, { ...good, labels: { of: 'all' } }], []],
  ['no list', good, [`rules: it is no list | ${list}`]],
  ['no rule', ['up'], ['rules: "up" is no recording rule | recordingRule({ … })']],
  [
    'a name with a dash',
    [{ ...good, record: 'a-b' }],
    [`rules › a-b › record: "a-b" is no name of a metric | ${name}`],
  ],
  [
    'no name',
    [{ expression: 'sum(up)' }],
    ["rules › recordingRule › record: record is missing | record: 'service_name:shop_orders:rate5m'"],
  ],
  [
    'the words of a rule file',
    [{ record: 'a:b', expr: 'sum(up)' }],
    ['rules › a:b › expr: there is no property expr | expression'],
  ],
  ['no query', [{ record: 'a:b', expression: '' }], [`rules › a:b › expression: the text is empty | ${query}`]],
  [
    'a bracket too few',
    [{ record: 'a:b', expression: 'sum(up' }],
    [`rules › a:b › expression: "sum(up" lacks ) | ${query}`],
  ],
  [
    'LogQL',
    [{ record: 'a:b', expression: 'sum(count_over_time({pod="a"} |= "timeout" [5m]))' }],
    [
      `rules › a:b › expression: "sum(count_over_time({pod=\\"a\\"} |= \\"timeout\\" [5m]))" is no PromQL of numbers | ${query}`,
    ],
  ],
  [
    'a label that is a template',
    [{ ...good, record: 'a:b', labels: { team: '{{ $labels.pod }}' } }],
    [`rules › a:b › labels: team: "{{ $labels.pod }}" can be no label of it | ${labels}`],
  ],
  [
    'a label by which the result would have another name',
    [{ ...good, record: 'a:b', labels: { __name__: 'up' } }],
    [`rules › a:b › labels: __name__: "up" can be no label of it | ${labels}`],
  ],
  [
    'a range, which has no value at a moment',
    [{ record: 'a:b', expression: 'up{pod="a]"}[5m] offset 1h' }],
    [`rules › a:b › expression: "up{pod=\\"a]\\"}[5m] offset 1h" is no PromQL of numbers | ${query}`],
  ],
  ['a selector that ends as a range does', [{ record: 'a:b', expression: 'up{pod="a]"} offset 1h' }], []],
  [
    'a text',
    [{ record: 'a:b', expression: "'up'" }],
    [`rules › a:b › expression: "'up'" is no PromQL of numbers | ${query}`],
  ],
  ['a number', [{ record: 'a:b', expression: 5 }], [`rules › a:b › expression: 5 is given | ${query}`]],
  [
    'what becomes a rule later',
    [Promise.resolve(good), Symbol('a:b'), { ...good, record: Symbol('a:b') }],
    [
      'rules: a promise is no recording rule | recordingRule({ … })',
      'rules: Symbol(a:b) is no recording rule | recordingRule({ … })',
      `rules › recordingRule › record: Symbol(a:b) is given | ${name}`,
    ],
  ],
  [
    'an alert',
    [{ name: 'OrdersFail', expression: 'up == 0', holdsFor: minutes(5), severity: 'warning' }],
    ['rules: the alert "OrdersFail" is given | alerts: [alert({ … })], and here recordingRule({ … })'],
  ],
  [
    'invalid labels',
    [{ ...good, record: 'a:b', labels: ['team'] }],
    [`rules › a:b › labels: a list is given | labels such as { team: 'orders' }`],
  ],
  [
    'two of one series',
    [good, { ...good, expression: 'sum by (pod) (up)' }],
    [
      'rules › pod:orders:rate5m: there are two that make pod:orders:rate5m with the same labels | a name of its own, or other labels',
    ],
  ],
  [
    'the name of a metric that a component has',
    [{ ...good, record: 'up' }],
    [
      "rules › up: up is a metric of prometheus too, so sums would count both | a name of its own, such as 'service_name:shop_orders:rate5m'",
    ],
  ],
])('%s', (_title, given, expected) => {
  expect(findings(given)).toEqual(expected);
});

const ofLines = recordingRule({ record: 'lines:rate5m', expression: 'sum(rate({namespace="demo"}[5m]))' });

testAnswers([
  [
    'metrics made of lines that go nowhere',
    (environment) => {
      new Loki(environment, { ...size, recordingRules: [ofLines] });
    },
    [
      'test › loki › metricsTo: Loki stores no metrics, so what its recording rules make goes nowhere | metricsTo: mimir.remoteWrite, or that of another store of metrics',
    ],
  ],
  [
    'a store of metrics for nothing',
    (environment) => {
      const { remoteWrite: metricsTo } = new Mimir(environment, size);
      new Loki(environment, { ...size, metricsTo });
    },
    [
      'test › loki › metricsTo: there are no recording rules whose results it could send | recordingRules: [recordingRule({ … })], or no metricsTo',
    ],
  ],
]);

test('what is wrong with a rule or an alert is said of the line where it is written', () => {
  const environment = testEnvironment();
  const wrong = recordingRule({ ...good, record: 'a b' });
  new Prometheus(environment, { ...size, recordingRules: [wrong] });
  environment.build();
  const [finding] = environment.findings;
  expect(finding?.callSites?.[0]?.stack).toContain('at recordingRule');
});
