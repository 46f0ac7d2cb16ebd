import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Alloy, podLogs } from '../../constructs/alloy';
import {
  Component,
  drop,
  Environment,
  Image,
  type LogLevel,
  type LogRule,
  mask,
  mebibytes,
  millicores,
  percent,
  plainNetwork,
  sample,
  Workload,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { findingsOf } from '../support';
import { size, untyped } from './cases';

/** Log rules that no program would take, and those that would do something else than is meant. */

function ruled(...logRules: readonly LogRule[]): { readonly environment: Environment; readonly loki: Loki } {
  const cluster = { network: plainNetwork() };
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster, logRules });
  environment.addNamespace('monitoring');
  const loki = new Loki(environment, size);
  return { environment, loki };
}

function findings(...rules: readonly LogRule[]): string[] {
  const { environment, loki } = ruled(...rules);
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki.push });
  return findingsOf(environment).map((finding) => finding.replace('test › environment › ', ''));
}

const syntax = 'a regular expression (RE2), see https://github.com/google/re2/wiki/Syntax';

test.each<[string, LogRule, string]>([
  [
    'a rule without a selection',
    drop({}),
    "logRules › drop: it chooses every line, and nothing would be stored | what is to be dropped, such as drop({ namespace: 'demo', level: 'debug' })",
  ],
  [
    'a misspelt property',
    drop(untyped({ namespaces: 'demo' })),
    'logRules › drop › namespaces: there is no property namespaces | namespace',
  ],
  [
    'a property of another kind of rule',
    sample(untyped({ line: 'x', keep: percent(10), replacement: 'y' })),
    'logRules › sample › replacement: there is no property replacement | one of: namespace, pod, container, service, level, line, keep',
  ],
  [
    'one backslash, which TypeScript takes away',
    // What TypeScript makes of it.
    mask({ expression: 'd{4}-d{4}' }),
    'logRules › mask › expression: "d{4}-d{4}" repeats the letter d, as one backslash is none in a text of TypeScript | two backslashes: \\\\d{4}; where the letter is meant, [d]',
  ],
  [
    'one backslash before b, which is a backspace',
    mask({ expression: '\bcard\b' }),
    'logRules › mask › expression: "\\bcard\\b" has a control character | two backslashes in TypeScript, where one before b is a backspace: \\\\b',
  ],
  [
    'an expression of JavaScript',
    mask(untyped({ expression: /\d{4}-\d{4}/ })),
    "logRules › mask › expression: /\\d{4}-\\d{4}/ is an expression of JavaScript | a text: '\\\\d{4}-\\\\d{4}'",
  ],
  [
    'nothing in the parentheses',
    mask(untyped(undefined)),
    "logRules › mask: undefined chooses no lines | mask({ namespace: 'demo', … })",
  ],
  ['a function', untyped(drop), "logRules: drop is given without its parentheses | drop({ namespace: 'demo' })"],
  ['a text', untyped('drop debug'), 'logRules: "drop debug" is given | drop({ … }), mask({ … }) or sample({ … })'],
  [
    'an unknown level',
    drop({ level: untyped<LogLevel>('DEBUG') }),
    `logRules › drop › level: "DEBUG" is none of trace, debug, info, warn, error, fatal | 'debug'`,
  ],
  [
    'an empty list',
    drop({ pod: [] }),
    'logRules › drop › pod: the list is empty, so no line is chosen | at least one, or no such property',
  ],
  ['an empty name', drop({ service: '' }), `logRules › drop › service: "" is no regular expression | ${syntax}`],
  [
    'a name that nothing has',
    drop({ namespace: 'A B' }),
    'logRules › drop › namespace: no namespace is called "A B" | lower-case letters, digits and hyphens, or an expression for several names, such as shop-.+',
  ],
  [
    'a name in capitals',
    drop({ container: 'Proxy' }),
    'logRules › drop › container: no container is called "Proxy" | lower-case letters, digits and hyphens, or an expression for several names, such as shop-.+',
  ],
  ['a number', drop(untyped({ namespace: 5 })), `logRules › drop › namespace: 5 is no regular expression | ${syntax}`],
  [
    'a level that is no text',
    drop(untyped({ level: Symbol('x') })),
    'logRules › drop › level: Symbol(x) is given | one of: trace, debug, info, warn, error, fatal',
  ],
  ['a line of spaces', drop({ line: ' ' }), `logRules › drop › line: " " is no regular expression | ${syntax}`],
  ['a list', mask(untyped([])), "logRules › mask: an empty list chooses no lines | mask({ namespace: 'demo', … })"],
  [
    'an open group',
    drop({ line: '(GET|POST /healthz' }),
    `logRules › drop › line: "(GET|POST /healthz" has a group that is not closed | ${syntax}`,
  ],
  [
    'what looks ahead',
    drop({ line: 'GET (?!/orders)' }),
    `logRules › drop › line: "GET (?!/orders)" looks ahead or behind, which RE2 cannot | ${syntax}`,
  ],
  [
    'a star for any text',
    drop({ namespace: ['demo', '*-dev'] }),
    `logRules › drop › namespace: "*-dev" has nothing that * could repeat | ${syntax}`,
  ],
  [
    'a line break',
    drop({ line: 'first\nsecond' }),
    'logRules › drop › line: "first\\nsecond" has a control character | its escape, such as \\t or \\n',
  ],
  ['no expression', mask(untyped({ line: 'x' })), `logRules › mask › expression: it is not there | ${syntax}`],
  [
    'a group that captures',
    mask({ expression: 'token=(\\w+)' }),
    'logRules › mask › expression: "token=(\\\\w+)" has a group that captures | (?:…) in place of (…), as agents would replace what each group captures and nothing else',
  ],
  [
    'what matches everywhere',
    mask({ expression: '\\d*' }),
    'logRules › mask › expression: "\\\\d*" matches an empty text, so the replacement would stand between all characters | an expression with at least one character',
  ],
  [
    'a template',
    mask({ expression: 'token=\\w+', replacement: 'token={{ .Value }}' }),
    'logRules › mask › replacement: "token={{ .Value }}" is read as a template by agents, because of the two braces | a text in one line without {{, such as ***',
  ],
  [
    'a number',
    mask({ expression: 'x', replacement: untyped(0) }),
    'logRules › mask › replacement: 0 is no text in one line | a text in one line without {{, such as ***',
  ],
  [
    'a share without its unit',
    sample({ line: 'x', keep: untyped(0.1) }),
    'logRules › sample › keep: 0.1 is given | a percentage such as percent(10)',
  ],
  [
    'a share of nothing',
    sample({ line: 'x', keep: percent(0) }),
    'logRules › sample › keep: nothing is kept | drop({ … }) in place of sample({ … })',
  ],
  [
    'a share of everything',
    sample({ line: 'x', keep: percent(100) }),
    'logRules › sample › keep: everything is kept | a percentage below 100, or no such rule',
  ],
])('%s', (_title, rule, finding) => {
  expect(findings(rule)).toEqual([finding]);
});

test('a rule that is no list', () => {
  const { environment } = ruled();
  const wrong = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: environment.cluster,
    logRules: untyped(drop({ namespace: 'demo' })),
  });
  expect(findingsOf(wrong)).toEqual([
    "test › environment › logRules: a value of the class DropRule is given | a list such as [drop({ namespace: 'demo' })]",
  ]);
});

describe('somebody has to apply the rules', () => {
  const rule = drop({ level: 'debug' });

  test('nothing sends lines', () => {
    expect(findingsOf(ruled(rule).environment)).toEqual([
      'test › environment › logRules: nothing here sends log lines to a store | no logRules',
    ]);
  });

  test('what sends lines past all agents', () => {
    class Pusher extends Component {
      constructor(environment: Environment, loki: Loki) {
        super(environment, 'pusher', {});
        const workload = new Workload(this, {
          kind: 'Deployment',
          image: new Image('docker.io/example/pusher', '1.0.0'),
          identity: { user: 10001 },
          ports: {},
          resources: { cpu: millicores(10), memory: mebibytes(16) },
        });
        workload.connect('logsTo', 'loki.push', loki.push);
      }
    }
    const { environment, loki } = ruled(rule);
    new Pusher(environment, loki);
    expect(findingsOf(environment)).toEqual([
      'test › environment › logRules: pusher sends lines to loki and applies no rules | its lines through a log agent or through the Collector, or no logRules',
    ]);
  });
});
