import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../checks';
import {
  accessKey,
  azure,
  cilium,
  cloudIdentity,
  external,
  gcs,
  Loki,
  Mimir,
  type ObjectStorage,
  Pyroscope,
  plainNetwork,
  s3,
  serviceAccountKey,
  storageAccountKey,
  Tempo,
} from '../../constructs';
import { days, type Environment, formatFinding, gibibytes } from '../../constructs/kit';
import { environmentFiles } from '../../tools/synth/environment-files';
import { testEnvironment } from '../support';

/** What holds for every environment holds for one whose stores keep their data in a bucket. */

const size = { retention: days(30), disk: gibibytes(5) };

const plain = () => testEnvironment({ network: plainNetwork() });
const named = () => testEnvironment({ network: cilium() });

test.each<[string, Environment, (environment: Environment) => ObjectStorage]>([
  [
    'S3 of somebody else on a plain network',
    plain(),
    (environment) =>
      s3({
        bucket: 'logs',
        endpoint: external(environment, {
          protocol: 's3',
          url: 'https://s3.example.com',
          addresses: ['203.0.113.7'],
          certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
        }),
        credentials: accessKey({ secretName: 'logs-s3' }),
      }),
  ],
  [
    'AWS by a role',
    named(),
    () =>
      s3({
        bucket: 'logs',
        region: 'eu-central-1',
        credentials: cloudIdentity({ identity: 'arn:aws:iam::111122223333:role/logs' }),
      }),
  ],
  ['Google Cloud by the node', named(), () => gcs({ bucket: 'logs', credentials: cloudIdentity() })],
  [
    'Google Cloud by a key file',
    named(),
    () => gcs({ bucket: 'logs', credentials: serviceAccountKey({ secretName: 'gcs' }) }),
  ],
  [
    'Azure by a key',
    named(),
    () => azure({ account: 'company', container: 'logs', credentials: storageAccountKey({ secretName: 'azure' }) }),
  ],
])('every check: %s', (_title, environment, make) => {
  const storage = make(environment);
  const at = (prefix: string) => ({ ...size, storage: { ...storage, prefix } });
  new Loki(environment, at('loki'));
  new Mimir(environment, at('mimir'));
  new Tempo(environment, at('tempo'));
  new Pyroscope(environment, at('pyroscope'));
  environment.build();
  expect(environment.findings.map((finding) => formatFinding(finding))).toEqual([]);
  const subject = subjectOf(environmentFiles(environment), { environment });
  const results = runChecks(subject, checks);
  expect(results.filter(({ notRun }) => notRun === undefined).length).toBeGreaterThan(15);
  const said = results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)));
  expect(said).toEqual([]);
});
