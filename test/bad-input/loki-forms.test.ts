import { expect, test } from '@jest/globals';
import { distributed, forLoad, Loki, type LokiFormProps, replicated } from '../../constructs';
import { days, type Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { loadOf, storage } from '../loki/in-forms';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** A Loki in a form that it cannot have. */

const written = 'forLoad({ storage, load }), single({ … }), replicated({ … }) or distributed({ … })';
const bucket =
  "s3({ bucket: 'company-loki', region: 'eu-central-1', credentials: accessKey({ secretName: 'loki-s3' }) })";

const cases: readonly [string, (environment: Environment) => LokiFormProps, readonly string[]][] = [
  ['a form by its name', () => ({ form: untyped('distributed') }), [`form: "distributed" is given | ${written}`]],
  [
    'a form that is not called',
    () => ({ form: untyped(distributed) }),
    ['form: distributed is given without its parentheses | distributed({ storage, load })'],
  ],
  [
    'a form by a misspelt name',
    () => untyped({ from: distributed({ storage, load: loadOf(10) }) }),
    ['from: there is no property from | form'],
  ],
  [
    'no form beside what only a form has',
    () => untyped({ autoscaling: {} }),
    ['form: form is missing | form: distributed({ storage, load })'],
  ],
  [
    'no bucket',
    () => ({ form: forLoad(untyped({ load: loadOf(10) })) }),
    [`form.storage: storage is missing | storage: ${bucket}`],
  ],
  ['no load', () => ({ form: distributed(untyped({ storage })) }), ['form.load: load is missing | load: load({ … })']],
  [
    'a retention beside the one of the load',
    () => ({ form: distributed({ storage, load: loadOf(10) }), ...untyped<object>({ retention: days(3) }) }),
    ['retention: there is no property retention | retention: { … } in load({ … }), from which the form follows'],
  ],
  [
    'a volume beside the one that follows',
    () => ({ form: replicated({ storage, load: loadOf(0.5) }), ...untyped<object>({ disk: gibibytes(3) }) }),
    ['disk: there is no property disk | no disk: it follows from the load of the form'],
  ],
  [
    'alerts of which nobody would hear',
    () => ({ form: distributed({ storage, load: loadOf(10) }), evaluateAlerts: true }),
    [
      'alertsTo: with a workload for each role Grafana does not see what Loki evaluates, and nobody is told | alertsTo: alertmanager.push',
    ],
  ],
];

test.each(cases)('%s', (_title, props, findings) => {
  const environment = testEnvironment({
    network: plainNetwork(),
    nodes: 12,
    zones: ['a', 'b', 'c'],
  });
  new Loki(environment, props(environment));
  const found = findingsOf(environment).filter((each) => !each.startsWith('test › loki › storage'));
  expect(found).toEqual(findings.map((each) => `test › loki › ${each}`));
});

test.each([['three processes', replicated, 10, 'Loki as replicated carries at most 60 GB a day of log lines']])(
  '%s for too much',
  (_title, form, logs, words) => {
    const environment = testEnvironment({ network: plainNetwork(), nodes: 12, zones: ['a', 'b', 'c'] });
    new Loki(environment, { form: form({ storage, load: loadOf(logs) }) });
    expect(findingsOf(environment).join('\n')).toContain(`test › loki › form: ${words}`);
  },
);

test('of a form that is wrong no bucket is looked for', () => {
  const environment = testEnvironment();
  new Loki(environment, { form: untyped(() => forLoad({ storage, load: loadOf(10) })) });
  expect(findingsOf(environment)).toEqual([`test › loki › form: a function is given | ${written}`]);
});
