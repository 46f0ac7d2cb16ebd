import { expect, test } from '@jest/globals';
import { type Alert, alert, minutes, recordingRule, seconds } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Alerts of one's own that nobody could evaluate, route or understand. */

const good: Alert = {
  name: 'OrdersFail',
  expression: 'sum by (pod) (rate(orders_failed_total{pod=~".+(a|b)"}[5m])) > 0',
  holdsFor: minutes(5),
  severity: 'warning',
  summary: 'Orders fail.',
  description: '{{ $labels.pod }} fails {{ $value }} orders a second.',
};

function findings(...alerts: readonly Partial<Alert>[]): string[] {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, alerts: alerts.map((each) => alert({ ...good, ...each })) });
  return findingsOf(environment).map((finding) => finding.replace('test › prometheus › alerts › ', ''));
}

const query = 'a query in PromQL, such as sum by (pod) (rate(orders_failed_total[5m])) > 0';
const form = 'letters and digits that begin with a capital, such as OrdersFail';
const length = 'a duration such as minutes(5), or seconds(0) to be told at once';
const labelForm = 'a name of letters, digits and underscores other than alertname and severity, with a text';

const template = 'a template such as {{ $labels.pod }} or {{ $value | humanize }}';
const given = '$labels, $value, $externalLabels, $externalURL';

/** Descriptions, and what is wrong with each; for one of these Prometheus refuses a whole file. */
const templates: readonly (readonly [title: string, description: string, fault?: string])[] = [
  ['a template that is not closed', 'There are {{ $value }', 'opens {{ and does not close it: "{{ $value }"'],
  [
    'one within another',
    '{{ $value {{ $labels.pod }}',
    'opens {{ and does not close it: "{{ $value {{ $labels.pod }}"',
  ],
  ['a text that is not closed', '{{ printf "%d }}', 'opens {{ and does not close it: "{{ printf \\"%d }}"'],
  ['an empty one', 'It is {{ }}.', 'has nothing between the braces of {{ }}'],
  ['a misspelt variable', '{{ $values }} fail.', `names $values in {{ $values }}, which there is not beside ${given}`],
  ['a condition without an end', '{{ if $value }}yes', 'opens {{ if … }} and has no {{ end }} for it'],
  ['an end of nothing', 'yes{{ end }}', 'has an {{ end }} of nothing'],
  ['a bracket too few', '{{ humanize ($value }}', 'has brackets that do not match in {{ humanize ($value }}'],
  ['braces within a text', '{{ printf "}}{{ %v" $value }} {{- /* a $comment }} */ -}} and { braces }'],
  [
    'variables of its own',
    '{{ with $x := $value }}{{ range $i, $e := $labels }}{{ $i }}{{ $e }}{{ end }}{{ $x }}{{ end }}',
  ],
];

test.each<[string, Partial<Alert>, readonly string[]]>([
  ['nothing wrong', {}, []],
  ['to be told at once', { holdsFor: seconds(0) }, []],
  [
    'a name with a space',
    { name: 'Orders fail' },
    [`Orders fail › name: "Orders fail" is no name of an alert | ${form}`],
  ],
  ['no name', { name: untyped(undefined) }, ["alert › name: name is missing | name: 'OrdersFail'"]],
  [
    'labels that say nothing',
    { labels: { team: ' ', owner: 'a\nb', unit: untyped(5n) } },
    [
      `OrdersFail › labels: team: " " can be no label of it | ${labelForm}`,
      `OrdersFail › labels: owner: "a\\nb" can be no label of it | ${labelForm}`,
      `OrdersFail › labels: unit: 5 can be no label of it | ${labelForm}`,
    ],
  ],
  [
    'a symbol in the place of a page',
    { runbook: untyped(Symbol('x')) },
    [
      "OrdersFail › runbook: Symbol(x) is given | a section of a page such as 'docs/own-alerts.md#ordersfail', or an address",
    ],
  ],
  ['no expression', { expression: ' ' }, [`OrdersFail › expression: the text is empty | ${query}`]],
  [
    'a bracket too few',
    { expression: 'sum(rate(up[5m]) > 0' },
    [`OrdersFail › expression: "sum(rate(up[5m]) > 0" lacks ) | ${query}`],
  ],
  [
    'a bracket too many',
    { expression: 'rate(up[5m])) > 0' },
    [`OrdersFail › expression: "rate(up[5m])) > 0" closes ) and does not open it | ${query}`],
  ],
  [
    'an open quotation',
    { expression: 'up{job="a} == 0' },
    [`OrdersFail › expression: "up{job=\\"a} == 0" opens " and does not close it | ${query}`],
  ],
  [
    'a variable of Grafana',
    { expression: 'rate(up[$__rate_interval]) > 0' },
    [
      'OrdersFail › expression: $__rate_interval is a variable of Grafana, which nobody replaces here | a range such as [5m], or a name',
    ],
  ],
  [
    'LogQL',
    { expression: 'sum(count_over_time({pod="a"} |= "timeout" [5m])) > 0' },
    [
      `OrdersFail › expression: "sum(count_over_time({pod=\\"a\\"} |= \\"timeout\\" [5m])) > 0" is no PromQL of numbers | ${query}`,
    ],
  ],
  [
    'the words of a rule file',
    { expression: untyped(undefined), holdsFor: untyped(undefined), ...untyped({ expr: 'up == 0', for: '5m' }) },
    [
      'OrdersFail › expr: there is no property expr | expression',
      'OrdersFail › for: there is no property for | holdsFor',
    ],
  ],
  [
    'no duration',
    { holdsFor: untyped(undefined) },
    ['OrdersFail › holdsFor: holdsFor is missing | holdsFor: minutes(5)'],
  ],
  ['a number in the place of a duration', { holdsFor: untyped(5) }, [`OrdersFail › holdsFor: 5 is given | ${length}`]],
  [
    'a negative time',
    { holdsFor: minutes(-5) },
    [`OrdersFail › holdsFor: minutes(-5) is no length of time | ${length}`],
  ],
  [
    'another severity',
    { severity: untyped('error') },
    ['OrdersFail › severity: "error" is none of warning, critical | one of: warning, critical'],
  ],
  [
    'no severity',
    { severity: untyped(undefined) },
    ["OrdersFail › severity: severity is missing | severity: 'warning'"],
  ],
  ['no summary', { summary: '' }, ['OrdersFail › summary: the text is empty | a sentence']],
  [
    'a summary with a value',
    { summary: '{{ $labels.pod }} fails.' },
    [
      'OrdersFail › summary: it is another one for each series | one sentence, by which alerts of one kind are known; labels and values belong into the description',
    ],
  ],
  ...templates.map(([title, description, fault]): [string, Partial<Alert>, readonly string[]] => [
    title,
    { description },
    fault ? [`OrdersFail › description: it ${fault} | ${template}`] : [],
  ]),
  [
    'a template in a label',
    { labels: { team: '{{ $label.team }}' } },
    [`OrdersFail › labels: it names $label in {{ $label.team }}, which there is not beside ${given} | ${template}`],
  ],
  [
    'no description',
    { description: untyped(undefined) },
    [
      "OrdersFail › description: description is missing | description: '{{ $labels.pod }} fails {{ $value }} orders a second.'",
    ],
  ],
  [
    'a label that is no name, and one that a rule has',
    { labels: { 'example.com/team': 'a', severity: 'critical', team: untyped(7) } },
    [
      `OrdersFail › labels: example.com/team: "a" can be no label of it | ${labelForm}`,
      `OrdersFail › labels: severity: "critical" can be no label of it | ${labelForm}`,
      `OrdersFail › labels: team: 7 can be no label of it | ${labelForm}`,
    ],
  ],
  [
    'a runbook that is no address',
    { runbook: 'our wiki' },
    [
      `OrdersFail › runbook: "our wiki" leads nowhere | a section of a page such as 'docs/own-alerts.md#ordersfail', or an address`,
    ],
  ],
])('%s', (_title, change, expected) => {
  expect(findings(change)).toEqual(expected);
});

test('a recording rule, and labels that are no set of labels', () => {
  const environment = testEnvironment();
  const rule = recordingRule({ record: 'a:b', expression: 'sum(up)' });
  new Prometheus(environment, { ...size, alerts: [untyped(rule), alert({ ...good, labels: untyped(null) })] });
  expect(findingsOf(environment)).toEqual([
    'test › prometheus › alerts: the recording rule "a:b" is given | recordingRules: [recordingRule({ … })], and here alert({ … })',
    "test › prometheus › alerts › OrdersFail › labels: null is given | labels such as { team: 'orders' }",
  ]);
});

test('two of one name', () => {
  expect(findings({}, {})).toEqual(['OrdersFail: there are two alerts named OrdersFail | a name of its own']);
});

test('what is no list, and what is no alert', () => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, alerts: untyped(alert(good)) });
  new Loki(environment, { ...size, alerts: [alert(untyped('OrdersFail'))] });
  expect(findingsOf(environment)).toEqual([
    'test › prometheus › alerts: it is no list | a list, such as [alert({ … })]',
    'test › loki › alerts: "OrdersFail" is no alert | alert({ … })',
  ]);
});

test('PromQL for Loki, and the name of an alert that Loki has itself', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  const lines = 'sum(count_over_time({pod="a"} |= "timeout" [5m])) > 0';
  new Loki(environment, {
    ...size,
    alertsTo,
    alerts: [
      alert({ ...good, expression: 'up == 0' }),
      alert({ ...good, name: 'ServiceLogsErrors', expression: lines }),
    ],
  });
  expect(findingsOf(environment)).toEqual([
    'test › loki › alerts › OrdersFail › expression: "up == 0" is no LogQL of numbers | a query in LogQL, such as sum by (service_name) (count_over_time({namespace="demo"} |= "timeout" [5m])) > 0',
    'test › loki › alerts › ServiceLogsErrors: there are two alerts named ServiceLogsErrors | a name of its own',
  ]);
});
