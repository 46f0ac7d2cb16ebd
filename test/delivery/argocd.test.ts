import { expect, test } from '@jest/globals';
import { ArgoCd } from '../../constructs/delivery/argocd';
import { syncWaves } from '../../constructs/delivery/argocd/sync-waves';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(2) };

test('a project, a root and an Application for each component', () => {
  const environment = testEnvironment({ network: plainNetwork(), argocd: { namespace: 'gitops' } });
  new Loki(environment, size);
  new ArgoCd(environment, { repository: 'https://example.com/platform.git', revision: 'release-1' });
  expect(rendered(environment, 'argocd')).toMatchSnapshot();
});

test('whoever is called comes first; being watched does not count', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  new Prometheus(environment, size).watch(mimir, tempo);
  environment.build();
  expect(Object.fromEntries(syncWaves(environment))).toEqual({ namespaces: -1, mimir: 0, prometheus: 0, tempo: 1 });
});
