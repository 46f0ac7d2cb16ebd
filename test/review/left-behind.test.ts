import { expect, test } from '@jest/globals';
import { leftBehind } from '../../tools/review/left-behind';
import { environmentOf, type ReviewedFile, type ReviewedObject } from '../../tools/review/objects';
import { fileOf, kept, plain, statefulSet } from './objects';

/** What stays, one line each. */
function stays(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): string[] {
  const environments = (files: readonly ReviewedFile[]) => [...new Set(files.map(({ path }) => environmentOf(path)))];
  const states = { before, after, environmentsBefore: environments(before), environmentsAfter: environments(after) };
  return leftBehind(states).map(({ environment, object, problem, steps }) =>
    [environment, object && `${object.kind} ${object.name}`, problem, steps].filter(Boolean).join(' | '),
  );
}

const application = (name: string): ReviewedObject => plain('Application', {}, name);
const other = fileOf(plain('ConfigMap', {}));

test('nothing is said of what is still there, also in another folder, and of what is pruned', () => {
  expect(stays([fileOf(statefulSet()), other], [fileOf(statefulSet(), 'company/moved'), other])).toEqual([]);
  expect(stays([fileOf(plain('Service', {})), other], [other])).toEqual([]);
  expect(stays([other], [other, fileOf(statefulSet())])).toEqual([]);
});

const gone = 'company | StatefulSet store | gone, and the claims of its pods';

test('a StatefulSet of a component that has another name begins with empty volumes, and the old claims stay', () => {
  const [renamed, there] = [statefulSet({}, 'archive'), statefulSet({}, 'there')];
  const before = [fileOf(statefulSet()), other, fileOf(there, 'company/there')];
  const rest = fileOf(plain('ConfigMap', {}), 'company/there');
  const after = [fileOf(renamed, 'company/archive'), fileOf(statefulSet({}, 'more'), 'company/there'), rest];
  expect(stays(before, after)).toEqual([
    `${gone} stay with their data; StatefulSet monitoring/archive begins with empty volumes | names`,
    'company | StatefulSet there | gone, and the claims of its pods stay with their data; StatefulSet monitoring/more begins with empty volumes | another-form',
  ]);
});

test('a component that has other StatefulSets has another form, and those of others have nothing to do with it', () => {
  const zones = ['store-a', 'store-b'].map((name) => fileOf(statefulSet({}, name)));
  const further = fileOf(statefulSet({}, 'further'), 'company/further');
  expect(stays([fileOf(statefulSet()), other], [...zones, further, other])).toEqual([
    `${gone} stay with their data; StatefulSet monitoring/store-a, StatefulSet monitoring/store-b begin with empty volumes | another-form`,
  ]);
  expect(stays([fileOf(statefulSet()), other], [fileOf(plain('Deployment', {})), further])).toEqual([
    `${gone} stay with their data | names`,
  ]);
});

test('one that has moved into another namespace begins there, and none of the others in its place', () => {
  const moved = statefulSet();
  const there = { ...moved, metadata: { ...moved.metadata, namespace: 'observability' } };
  expect(stays([fileOf(statefulSet()), other], [fileOf(there), fileOf(statefulSet({}, 'archive')), other])).toEqual([
    `${gone} stay with their data; what begins in the namespace observability in its place has empty volumes | names`,
  ]);
});

test('one that is gone leaves its claims, or takes them along', () => {
  expect(stays([fileOf(statefulSet()), other], [other])).toEqual([`${gone} stay with their data | names`]);
  const deleting = statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } });
  expect(stays([fileOf(deleting), other], [other])).toEqual([`${gone} are deleted with their data | names`]);
  expect(stays([fileOf(statefulSet({ volumeClaimTemplates: undefined })), other], [other])).toEqual([]);
});

test('what Argo CD is told to keep stays', () => {
  const namespace = fileOf(kept('Namespace', 'demo'));
  expect(stays([namespace, other], [other])).toEqual([
    'company | Namespace demo | is gone, and stays in the cluster | what-stays',
  ]);
});

test('the root is applied by hand, so nothing removes the old one; the Applications that it follows are pruned', () => {
  const root = (name: string) => fileOf(application(name), 'argocd/company');
  const followed = fileOf(application('company-store'), 'argocd/company/applications');
  expect(stays([root('company'), followed, other], [root('company-root'), other])).toEqual([
    'company | Application company | is gone, and the root that was applied by hand stays | root-application',
  ]);
});

test('an environment that is gone is said once, with the new one that may be its new name', () => {
  const old = [fileOf(statefulSet(), 'old/store'), fileOf(kept('Namespace', 'demo'), 'old/namespaces')];
  expect(stays([...old, other], [other])).toEqual([
    'old | the environment is gone, and all that it brought stays in its cluster | environment',
  ]);
  expect(stays(old, [fileOf(statefulSet(), 'new/store')])).toEqual([
    'old | the environment is gone, and all that it brought stays in its cluster; if new is its new name, its volumes go on in it | environment',
  ]);
});
