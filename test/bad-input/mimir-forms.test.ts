import { expect, test } from '@jest/globals';
import { distributed, type Form, type FormProps, forLoad, replicated, single } from '../../constructs';
import { Mimir, type MimirFormProps } from '../../constructs/mimir';
import { alerts, bucketOf, loadOf, threeZones } from '../mimir/distributed';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** A Mimir in a form that it cannot have. */

const known =
  'one of: name, namespace, pods, acceptHaSamples, alerts, recordingRules, alertsTo, evaluateAlerts, configuration, queryTimeout, form, autoscaling';

const forms = 'forLoad({ storage, load }), single({ … }), replicated({ … }) or distributed({ … })';

type Given = (at: FormProps) => MimirFormProps;

const cases: readonly [string, Given, string | RegExp][] = [
  [
    'three processes for more series than they carry',
    ({ storage }) => ({ form: replicated({ storage, load: loadOf({ activeSeries: 5_000_000 }) }) }),
    /^test › mimir › form: Mimir as replicated carries at most 2,000,000 active series, and the load has 5,000,000\. .+ \| distributed\(…\), which takes .+, or forLoad\(…\)$/,
  ],
  [
    'one process for more series than it carries, and what it does not survive',
    ({ storage }) => ({ form: single({ storage, load: loadOf({ activeSeries: 900_000 }) }) }),
    /^test › mimir › form: Mimir as single carries at most 500,000 active series, and the load has 900,000\. .+ While its pod or node is away, nothing is written or read, .+ \| replicated\(…\), which takes .+, or forLoad\(…\)$/,
  ],
  [
    'alerts that nobody would see',
    (at) => ({ form: distributed(at), alerts }),
    'test › mimir › alertsTo: with a workload for each role Grafana does not see what Mimir evaluates, and nobody is told | alertsTo: alertmanager.push',
  ],
  [
    'no bucket',
    ({ load }) => ({ form: distributed(untyped<FormProps>({ load })) }),
    "test › mimir › form.storage: storage is missing | storage: s3({ bucket: 'company-loki', region: 'eu-central-1', credentials: accessKey({ secretName: 'loki-s3' }) })",
  ],
  [
    'no load',
    ({ storage }) => ({ form: distributed(untyped<FormProps>({ storage })) }),
    'test › mimir › form.load: load is missing | load: load({ … })',
  ],
  [
    'a retention beside that of the load',
    (at) => untyped({ form: distributed(at), retention: at.load.retention.metrics }),
    `test › mimir › retention: there is no property retention | retention: { … } in load({ … }), from which the form follows`,
  ],
  [
    'series beside those of the load',
    (at) => untyped({ form: distributed(at), activeSeries: 5000 }),
    `test › mimir › activeSeries: there is no property activeSeries | ${known}`,
  ],
  [
    'more series than there are figures for',
    ({ storage }) => ({ form: distributed({ storage, load: loadOf({ activeSeries: 30_000_000 }) }) }),
    'test › load › activeSeries: 30000000 is not a whole number from 1000 to 20000000 | a whole number from 1000 to 20000000',
  ],
  [
    'the name of a form alone',
    () => ({ form: untyped<Form>('distributed') }),
    `test › mimir › form: "distributed" is given | ${forms}`,
  ],
  [
    'a form that has not been made yet',
    () => ({ form: untyped<Form>(undefined) }),
    'test › mimir › form: form is missing | form: distributed({ storage, load })',
  ],
  [
    'a word for whether one of a pair is kept',
    (at) => ({ form: forLoad(at), acceptHaSamples: untyped<boolean>('yes') }),
    'test › mimir › acceptHaSamples: "yes" is given | true or false',
  ],
];

test.each(cases)('%s', (_title, given, finding) => {
  const environment = testEnvironment(threeZones);
  new Mimir(environment, given({ storage: bucketOf(environment), load: loadOf() }));
  const findings = findingsOf(environment);
  expect(findings).toEqual([typeof finding === 'string' ? finding : expect.stringMatching(finding)]);
});
