import { expect, test } from '@jest/globals';
import { noticesBetween } from '../../tools/review/notices';
import type { ReviewedFile } from '../../tools/review/objects';
import { fileOf, plain } from './objects';

const here = { server: 'https://kubernetes.default.svc' };
const there = { name: 'eu-west' };

/** The Applications of two components, and the root, which stays where Argo CD runs. */
const delivered = (cluster: object, namespace = 'monitoring'): ReviewedFile[] => [
  fileOf(plain('Application', { spec: { destination: { ...here, namespace: 'argocd' } } }, 'root'), 'argocd/company'),
  ...['loki', 'alloy'].map((name) =>
    fileOf(
      plain('Application', { spec: { destination: { ...cluster, namespace } } }, name),
      'argocd/company/applications',
    ),
  ),
];

const notices = (before: readonly ReviewedFile[], after: readonly ReviewedFile[]) =>
  noticesBetween({ before, after, environmentsBefore: ['company'], environmentsAfter: ['company'] });

test('an environment that goes to another cluster is told of once', () => {
  expect(notices(delivered(here), delivered(there))).toEqual([
    {
      environment: 'company',
      problem: 'its components go to another cluster, and all that they brought stays in the former one and goes on',
      before: here,
      after: there,
      steps: 'another-cluster',
    },
  ]);
});

test.each<[string, readonly ReviewedFile[], readonly ReviewedFile[]]>([
  ['the same cluster', delivered(there), delivered(there)],
  ['another namespace, which Argo CD takes care of', delivered(there, 'monitoring'), delivered(there, 'logs')],
  ['an environment that is new', [], delivered(there)],
])('%s is no other cluster', (_title, before, after) => {
  expect(notices(before, after)).toEqual([]);
});
