import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../checks';
import { Loki } from '../../constructs/loki';
import { environmentFiles } from '../../tools/synth/environment-files';
import { size } from '../bad-input/cases';
import { pages } from '../docs/pages';
import { testEnvironment } from '../support';
import { linesOf } from './subjects';

/** A store that nobody is wired to yet is what it is: its alerts are read in its language. */

test('the alerts of a Loki that nobody sends to and nobody asks', () => {
  const environment = testEnvironment();
  new Loki(environment, { ...size, evaluateAlerts: true, name: 'loki-audit' });
  environment.build();
  const subject = subjectOf(environmentFiles(environment), { environment, pages: pages() });
  const ofAlerts = checks.filter(({ name }) => name.startsWith('alerts/'));
  expect(ofAlerts.length).toBeGreaterThan(0);
  expect(runChecks(subject, ofAlerts).flatMap(({ findings }) => linesOf(findings))).toEqual([]);
  expect(subject.manifests.map(({ object }) => object.metadata.name)).toContain('loki-audit-alerts');
});
