import { expect, test } from '@jest/globals';
import { ArgoCd, type ArgoCdProps } from '../../constructs/delivery/argocd';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(2) };

test('a project, a root and an Application for each component', () => {
  const environment = testEnvironment({ network: plainNetwork(), argocd: { namespace: 'gitops' } });
  new Loki(environment, size);
  new ArgoCd(environment, { repository: 'https://example.com/platform.git', revision: 'release-1' });
  expect(rendered(environment, 'argocd')).toMatchSnapshot();
});

/** An environment with one store and these properties of Argo CD. */
function delivered(props: Partial<ArgoCdProps>) {
  const environment = testEnvironment({ network: plainNetwork(), argocd: { namespace: 'gitops' } });
  new Loki(environment, size);
  new ArgoCd(environment, { repository: 'https://example.com/platform.git', ...props });
  environment.build();
  const kinds = environment.components.find(({ name }) => name === 'argocd')?.objects.map(({ kind }) => kind);
  return { environment, kinds, root: objectOf(environment, 'Application', 'test-root') };
}

const local = { server: 'https://kubernetes.default.svc' };

test.each([{ server: 'https://10.0.0.1:6443' }, { name: 'eu-west' }])(
  'a second cluster %j gets the components, and the Applications stay where Argo CD runs',
  (destination) => {
    const { environment, root } = delivered({ destination });
    expect(root.spec.destination).toEqual({ ...local, namespace: 'gitops' });
    const application = objectOf(environment, 'Application', 'test-loki');
    expect(application.metadata.namespace).toBe('gitops');
    expect(application.spec.destination).toEqual({ ...destination, namespace: 'monitoring' });
    const ofComponents = objectOf(environment, 'AppProject', 'test').spec;
    expect(ofComponents.destinations).toEqual([{ ...destination, namespace: 'monitoring' }]);
    expect(objectOf(environment, 'AppProject', 'test-root').spec.destinations).toEqual([
      { ...local, namespace: 'gitops' },
    ]);
  },
);

test('with a project of the user’s own none is rendered, and every Application belongs to it', () => {
  const { environment, kinds, root } = delivered({ project: 'platform' });
  expect(new Set(kinds)).toEqual(new Set(['Application']));
  expect(root.spec.project).toBe('platform');
  expect(objectOf(environment, 'Application', 'test-loki').spec.project).toBe('platform');
  const argocd = environment.components.find(({ name }) => name === 'argocd');
  expect(argocd?.subfolders).toEqual({ '': [], applications: [] });
});

test('only the project of the root admits Applications and projects', () => {
  const { environment } = delivered({});
  const kindsOf = (project: string) => {
    const { clusterResourceWhitelist, namespaceResourceWhitelist } = objectOf(environment, 'AppProject', project).spec;
    return [...clusterResourceWhitelist, ...namespaceResourceWhitelist].map(({ kind }: { kind: string }) => kind);
  };
  expect(kindsOf('test')).toContain('StatefulSet');
  expect(kindsOf('test').filter((kind) => kind.startsWith('App'))).toEqual([]);
  expect(kindsOf('test-root')).toEqual(['AppProject', 'Application']);
});

test('no Application has the name that the label app.kubernetes.io/instance of every object has', () => {
  const { environment } = delivered({});
  const names = environment.components
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'Application')
    .map(({ name }) => name);
  expect(names).toEqual(['test-root', 'test-loki', 'test-namespaces']);
});

test('a component whose Application would be called as the root is a finding', () => {
  const environment = testEnvironment();
  new Loki(environment, { ...size, name: 'root' });
  new ArgoCd(environment, { repository: 'https://example.com/platform.git' });
  expect(findingsOf(environment)).toEqual([
    'test › root › name: its Application would be called test-root, as the root of the environment is | another name for the component',
  ]);
});

test('an automated sync never gives up, and takes the newest commit each time', () => {
  const { environment, root } = delivered({});
  for (const application of [root, objectOf(environment, 'Application', 'test-loki')]) {
    expect(application.spec.syncPolicy.automated).toEqual({ prune: true, selfHeal: true });
    expect(application.spec.syncPolicy.retry).toMatchObject({ limit: -1, refresh: true });
  }
});

test('a manual sync waits for somebody, at the root too, and retries what was asked for', () => {
  const { environment, root } = delivered({ sync: 'manual' });
  for (const application of [root, objectOf(environment, 'Application', 'test-loki')]) {
    expect(application.spec.syncPolicy.automated).toBeUndefined();
    expect(application.spec.syncPolicy.retry.limit).toBe(20);
    expect(application.spec.syncPolicy.retry.refresh).toBeUndefined();
  }
});

test('the root waits for the health of no component', () => {
  const { environment } = delivered({});
  const applications = environment.components
    .flatMap(({ objects }) => objects)
    .filter(({ kind }) => kind === 'Application')
    .map((application) => application.toJson().metadata.annotations ?? {});
  expect(applications).toHaveLength(3);
  expect(applications.flatMap(Object.keys).filter((name) => name.includes('sync-wave'))).toEqual([]);
});
