import { expect, test } from '@jest/globals';
import { distributed } from '../../constructs';
import { mergePatch } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { environmentPage } from '../../tools/docs/environment-page';
import { Sample, size } from '../bad-input/cases';
import { companyEnvironment } from '../fixtures/company';
import { mimirIn } from '../mimir/distributed';
import { testEnvironment } from '../support';

/** The page of an environment. */

test('it shows what is changed by hand, and where', () => {
  const environment = testEnvironment();
  new Mimir(environment, {
    ...size,
    configuration: (mimir) => mergePatch(mimir, { limits: { max_label_names_per_series: 40 }, usage_stats: null }),
  });
  new Sample(environment);
  environment.override('Deployment', 'sample', (manifest) => mergePatch(manifest, { spec: { minReadySeconds: 5 } }));
  environment.override('Service', 'sample', (manifest) => manifest);
  environment.build();
  const [, section] = environmentPage(environment, 'npm run docs').split('## What this environment changes by hand');
  expect(section?.split('\n').filter((line) => line.startsWith('|'))).toEqual([
    '| component | what | where it differs from what would be rendered |',
    '| --- | --- | --- |',
    '| mimir | configuration | removed `usage_stats`<br>changed `limits.max_label_names_per_series` |',
    '| sample | Service sample | nothing: it can go |',
    '| sample | Deployment sample | added `spec.minReadySeconds` |',
  ]);
});

test('it names the Secrets with the credentials of the registry, and nothing by hand where nothing is', () => {
  const environment = companyEnvironment();
  environment.build();
  const page = environmentPage(environment, 'npm run docs');
  expect(page).toContain('| `demo/registry` | `.dockerconfigjson` | the credentials of the registry');
  expect(page).not.toContain('by hand');
});

test('a store of several workloads is one part of the figure, and each of them is in the tables', () => {
  const { environment } = mimirIn({ form: distributed });
  environment.build();
  const [figure = '', tables = ''] = environmentPage(environment, 'npm run docs').split('## Connections');
  expect(figure).toContain('    mimir["mimir"]\n');
  expect(figure).not.toMatch(/ingester|gossip/);
  expect(figure).toContain('Several workloads are one part of the figure in `mimir`');
  expect(tables).toContain('| mimir-querier | mimir | memberlist |');
  expect(tables).toMatch(/\| mimir-distributor \| mimir-ingester\S* \| store.grpc \|/);
  // Nothing of it is called a pod of others.
  expect(tables).not.toContain('Pods of others');
});
