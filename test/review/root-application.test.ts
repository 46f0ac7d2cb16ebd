import { expect, test } from '@jest/globals';
import { noticesBetween } from '../../tools/review/notices';
import type { ReviewedFile } from '../../tools/review/objects';
import { fileOf, plain } from './objects';

const source = { repoURL: 'https://example.com/platform.git', targetRevision: 'main' };
const application = (name: string, spec: object, folder = 'argocd/company') =>
  fileOf(plain('Application', { spec: { project: 'company-root', source, ...spec } }, name), folder);
const root = (spec: object = {}) => application('company-root', spec);

const notices = (before: readonly ReviewedFile[], after: readonly ReviewedFile[]) =>
  noticesBetween({ before, after, environmentsBefore: ['company'], environmentsAfter: ['company'] });

test.each<[string, object, string]>([
  ['another revision', { source: { ...source, targetRevision: 'release' } }, 'spec.source'],
  ['sync by hand', { syncPolicy: { retry: { limit: 20 } } }, 'spec.syncPolicy'],
  ['a project of somebody else', { project: 'platform' }, 'spec.project'],
  ['both', { project: 'platform', source: {} }, 'spec.project, spec.source'],
])('a root with %s must be applied again', (_title, changed, fields) => {
  const problem = `${fields} changed, and the root that was applied by hand stays as it was`;
  expect(notices([root()], [root(changed)])).toEqual([
    {
      environment: 'company',
      object: { kind: 'Application', namespace: 'monitoring', name: 'company-root' },
      problem,
      steps: 'a-changed-root',
    },
  ]);
});

test.each<[string, readonly ReviewedFile[], readonly ReviewedFile[]]>([
  ['the same root', [root()], [root()]],
  ['a root that is new', [], [root()]],
  [
    'an Application that the root brings up to date',
    [application('loki', {}, 'argocd/company/applications')],
    [application('loki', { project: 'other' }, 'argocd/company/applications')],
  ],
])('%s needs no hand', (_title, before, after) => {
  expect(notices(before, after)).toEqual([]);
});

test('Applications stay where Argo CD was before, and what synth says does not take their components away', () => {
  const at = (namespace: string, names: readonly string[]) =>
    ['company-root', ...names].map((name): ReviewedFile => {
      const { path, object } =
        name === 'company-root'
          ? root()
          : application(name, { source: { ...source, path: `dist/company/${name}` } }, 'argocd/company/applications');
      return { path, object: { ...object, metadata: { ...object.metadata, namespace } } };
    });
  const found = notices(at('argocd', ['loki', 'tempo']), at('gitops', ['loki']));
  expect(found.map(({ object, problem, steps }) => [object?.name, problem, steps])).toEqual([
    ['company-root', 'is gone, and the root that was applied by hand stays', 'root-application'],
    [
      'loki',
      'stays beside that of the namespace gitops, which brings the same: deleted as it is, it takes all of that away',
      'former-applications',
    ],
    [
      'tempo',
      'is gone with its root, which would have removed it: it stays, with all that it brought',
      'former-applications',
    ],
  ]);
  // A root that stays removes what is gone.
  expect(notices(at('argocd', ['loki', 'tempo']), at('argocd', ['loki']))).toEqual([]);
});
