import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { ArgoCd } from '../../constructs/delivery/argocd';
import { Environment, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { size } from '../bad-input/cases';
import { rendered } from '../support';

/** Where alerts lead: what is said, or where the repository of Argo CD is shown. */

function told(repository?: string, runbooks?: string) {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork() },
    runbooks,
  });
  environment.addNamespace('monitoring');
  const stack = new KubePrometheusStack(environment, {
    namespace: environment.addNamespace('stack', { existing: true }),
  });
  stack.watch(new Loki(environment, { ...size, alertsTo: stack.alertmanager }));
  if (repository) new ArgoCd(environment, { repository, revision: 'production' });
  return environment;
}

const page = 'docs/alerts.md#servicelogserrors';

test.each([
  ['https://github.com/acme/platform.git', 'https://github.com/acme/platform/blob/production'],
  ['https://github.example.com/acme/platform', 'https://github.example.com/acme/platform/blob/production'],
  ['git@github.com:acme/platform.git', 'https://github.com/acme/platform/blob/production'],
  [
    'ssh://git@gitlab.example.com:2222/acme/sre/platform.git',
    'https://gitlab.example.com/acme/sre/platform/-/blob/production',
  ],
  ['https://someone@bitbucket.org/acme/platform.git/', 'https://bitbucket.org/acme/platform/src/production'],
])('of %s', (repository, shown) => {
  const environment = told(repository);
  expect(rendered(environment, 'loki')).toContain(`runbook_url: ${shown}/${page}`);
  expect(environment.warnings).toEqual([]);
});

test('what is said counts', () => {
  const environment = told('https://github.com/acme/platform.git', 'https://wiki.example.com/platform');
  expect(rendered(environment, 'loki')).toContain(`runbook_url: https://wiki.example.com/platform/${page}`);
});

test.each([
  undefined,
  'https://git.example.com/platform.git',
  'https://notgithub.example.com/acme/platform',
  'file:///srv/git/platform',
])('of %s nobody knows, and synth says so', (repository) => {
  const environment = told(repository);
  expect(rendered(environment, 'loki')).not.toContain('runbook_url');
  expect(environment.warnings).toMatchObject([
    {
      component: 'environment',
      property: 'runbooks',
      problem: 'nothing says where the pages about alerts are, and alerts lead to none',
      instead:
        "runbooks: 'https://github.com/your-organisation/platform/blob/main': docs/use-from-another-repository.md#where-alerts-lead",
    },
  ]);
});
