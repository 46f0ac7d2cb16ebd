import { expect, test } from '@jest/globals';
import { runChecks, subjectOf } from '../../checks';
import { deliveryChecks } from '../../checks/delivery';
import { ArgoCd, type ArgoCdProps } from '../../constructs/delivery/argocd';
import { days, gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { checkPrograms } from '../../tools/check/programs';
import { environmentFiles } from '../../tools/synth/environment-files';
import { testEnvironment } from '../support';

/** Every way in which Argo CD can be told of an environment passes the checks of the delivery. */

test.each<Partial<ArgoCdProps>>([
  { destination: { server: 'https://10.0.0.1:6443' } },
  { destination: { name: 'eu-west' } },
  { project: 'platform' },
  { project: 'platform', destination: { name: 'eu-west' }, sync: 'manual' },
])('%j', (props) => {
  const environment = testEnvironment();
  new Loki(environment, { retention: days(3), disk: gibibytes(2) });
  new ArgoCd(environment, { repository: 'https://example.com/platform.git', ...props });
  environment.build();
  const subject = subjectOf(environmentFiles(environment), { environment, programs: checkPrograms });
  const results = runChecks(subject, deliveryChecks);
  expect(results.flatMap(({ findings }) => findings)).toEqual([]);
  expect(results.flatMap(({ notRun }) => notRun ?? [])).toEqual([]);
  expect(subject.delivery.length).toBeGreaterThan(2);
});
