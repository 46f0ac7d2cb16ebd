import { expect, test } from '@jest/globals';
import { forLoad, type Load, load, replicated, single } from '../../../constructs';
import { days, formatFinding, megabytesPerSecond, plainNetwork, seconds } from '../../../constructs/kit';
import { lokiSizing } from '../../../constructs/loki/sizing';
import { type Form, sizeIn } from '../../../constructs/stores/forms';
import { accessKey, s3 } from '../../../constructs/stores/object-storage';
import { Sample } from '../../bad-input/cases';
import { findingsOf, testEnvironment } from '../../support';

const storage = s3({ bucket: 'logs', region: 'eu-central-1', credentials: accessKey({ secretName: 'logs-s3' }) });

const loadOf = (megabytes: number): Load =>
  load({
    nodes: 10,
    pods: 200,
    activeSeries: 100_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(megabytes),
    spansPerSecond: 100,
    queriesPerSecond: 2,
    retention: { metrics: days(30), logs: days(7), traces: days(7) },
  });

function sizedIn(form: Form) {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 3 });
  const size = sizeIn(new Sample(environment), form, lokiSizing);
  return {
    form: size.form,
    findings: findingsOf(environment),
    warnings: environment.warnings.map((each) => formatFinding(each)),
  };
}

test.each([
  [0.1, 'single'],
  [0.5, 'replicated'],
  [10, 'distributed'],
])('%s MB of lines a second need the form %s', (megabytes, form) => {
  expect(sizedIn(forLoad({ storage, load: loadOf(megabytes) }))).toEqual({ form, findings: [], warnings: [] });
});

test('a form that is insisted on says what it costs and does not survive', () => {
  const { form, findings, warnings } = sizedIn(replicated({ storage, load: loadOf(0.1) }));
  expect([form, findings]).toEqual(['replicated', []]);
  expect(warnings.join('\n')).toMatch(/replicated takes .*, and single, which carries the load/);
});

test('a form that cannot carry the load is refused', () => {
  const { findings } = sizedIn(single({ storage, load: loadOf(10) }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(
    /^test › sample › form: Loki as single carries at most 20 GB a day of log lines, and the load has 864 GB/,
  );
});

test('a load beyond the bounds is said once, and not as a form that cannot carry it', () => {
  const { findings } = sizedIn(forLoad({ storage, load: loadOf(1e9) }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatch(/^test › load › logs: /);
});
