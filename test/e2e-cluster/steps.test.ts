import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { forNames } from '../../tools/e2e-cluster/steps/names';
import { anchorOf, readSteps, stepsIn } from '../../tools/e2e-cluster/steps/page';
import { immutableFields } from '../../tools/review/immutable';
import { stepsPage } from '../../tools/review/notice';

const page = `# Change

## Replace a StatefulSet

1. Delete it:

   \`\`\`sh
   kubectl -n monitoring delete statefulset loki --cascade=orphan
   \`\`\`

   All of a namespace at once:

   \`\`\`sh
   kubectl -n monitoring delete statefulset -l a=b
   \`\`\`

2. With Argo CD: it makes it anew. Without Argo CD:

   \`\`\`sh
   kubectl apply -k dist/company
   \`\`\`

3. Look:

   \`\`\`sh
   kubectl get all
     --indented
   \`\`\`

## Its root

1. Before you merge, look:

   \`\`\`sh
   true
   \`\`\`

2. [Replace it](#replace-a-statefulset).

With Argo CD:

1. Delete:

   \`\`\`sh
   kubectl -n argocd delete application company
   \`\`\`

\`\`\`yaml
not: a command
\`\`\`
`;

test('the steps of a page, with whom they are for and when', () => {
  const step = { beforeMerge: false, ofNamespace: false, delivery: undefined };
  const replace = { ...step, section: 'replace-a-statefulset' };
  const root = { ...step, section: 'its-root' };
  expect(stepsIn(page)).toEqual([
    { ...replace, script: 'kubectl -n monitoring delete statefulset loki --cascade=orphan' },
    { ...replace, script: 'kubectl -n monitoring delete statefulset -l a=b', ofNamespace: true },
    { ...replace, script: 'kubectl apply -k dist/company', delivery: 'kubectl' },
    { ...replace, script: 'kubectl get all\n  --indented' },
    { ...root, script: 'true', beforeMerge: true },
    { ...root, see: 'replace-a-statefulset' },
    { ...root, script: 'kubectl -n argocd delete application company', delivery: 'argocd' },
  ]);
});

test('examples are replaced by names, each in its own place', () => {
  const names = {
    environment: 'shop',
    namespace: 'logs',
    name: 'store',
    control: 'gitops',
    ordinal: 2,
    size: '5Gi',
  };
  const replaced = (script: string) => forNames(script, names);
  expect(replaced('kubectl -n monitoring delete statefulset loki')).toBe('kubectl -n logs delete statefulset store');
  expect(replaced('wait pvc data-loki-0=20Gi loki-0')).toBe('wait pvc data-store-2=5Gi store-2');
  expect(replaced('kubectl -n argocd apply -k dist/argocd/company company-root')).toBe(
    'kubectl -n gitops apply -k dist/argocd/shop shop-root',
  );
  expect(replaced('label=company available /metadata/finalizers')).toBe('label=shop available /metadata/finalizers');
  expect(forNames('-n monitoring delete service loki', { ...names, kind: 'ClusterRoleBinding' })).toBe(
    '-n logs delete clusterrolebinding store',
  );
  expect(() => replaced('delete data-logs-0')).toThrow('nothing is named for the example data-logs-0');
});

describe('the page of what cannot be changed in place', () => {
  const headings = readFileSync(stepsPage, 'utf8')
    .split('\n')
    .flatMap((line) => /^## (.*)$/.exec(line)?.[1] ?? []);
  const sections = headings.map(anchorOf);

  test('has a section for every field, and every reference leads to one', () => {
    const fields = Object.values(immutableFields).flat();
    const named = fields.flatMap(({ steps }) => (typeof steps === 'string' ? steps : []));
    const ofNotices = ['disk', 'storage-class', 'names', 'environment', 'root-application', 'what-stays'];
    const seen = readSteps().flatMap(({ see }) => see ?? []);
    expect([...named, ...ofNotices, ...seen].filter((section) => !sections.includes(section))).toEqual([]);
  });

  test('has no block of commands that only one reader of the page would find', () => {
    const text = readFileSync(stepsPage, 'utf8');
    expect(readSteps().filter(({ script }) => script !== undefined)).toHaveLength(text.match(/```sh/g)?.length ?? 0);
  });
});
