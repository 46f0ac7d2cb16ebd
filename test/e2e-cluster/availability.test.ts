import { expect, test } from '@jest/globals';
import type { Group } from '../../tools/e2e-cluster/availability/groups';
import { AvailabilityWatch, type Pod } from '../../tools/e2e-cluster/availability/watch';
import type { Api, Change, Resource } from '../../tools/e2e-cluster/kubernetes/api';

const zone = (name: string) => ({ name: `ingester-${name}`, labels: { zone: name } });

const ingesters: Group = {
  name: 'ingester',
  namespace: 'monitoring',
  labels: { role: 'ingester' },
  pods: 4,
  mayBeAway: 1,
  zones: [zone('a'), zone('b')],
};

function pod(name: string, of: string, { ready = true, ends = false } = {}): Pod {
  const metadata = { name, namespace: 'monitoring', uid: name, labels: { role: 'ingester', zone: of } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: ends ? { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } : metadata,
    spec: {},
    status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
  };
}

/** A watch over four pods that are there, and how it is told of a change. */
async function watching(...instead: readonly Pod[]) {
  const pods = ['a-0', 'a-1', 'b-0', 'b-1'].map(
    (name) => instead.find(({ metadata }) => metadata.name === name) ?? pod(name, name.slice(0, 1)),
  );
  let tell: (change: Change<Pod>) => void = () => undefined;
  const api = {
    list: async () => pods,
    watch: async (_: Resource, seen: typeof tell) => {
      tell = seen;
      return () => undefined;
    },
  } as unknown as Api;
  const watch = await AvailabilityWatch.begin(api, [ingesters]);
  return { watch, changes: (object: Pod) => tell({ type: 'MODIFIED', object }) };
}

test('one pod after the other and one zone after the other is right', async () => {
  const { watch, changes } = await watching();
  for (const name of ['a-0', 'a-1', 'b-1', 'b-0']) {
    changes(pod(name, name.slice(0, 1), { ends: true }));
    changes(pod(name, name.slice(0, 1)));
  }
  expect(watch.order(ingesters)).toEqual(['ingester-a', 'ingester-b']);
  expect(watch.stop()).toEqual([]);
});

test('two pods at once are one too many, though both are back a moment later', async () => {
  const { watch, changes } = await watching();
  changes(pod('a-0', 'a', { ends: true }));
  changes(pod('a-1', 'a', { ready: false }));
  changes(pod('a-0', 'a'));
  changes(pod('a-1', 'a'));
  expect(watch.stop()).toEqual(['ingester: only 2 of 4 pods are ready, 1 may be away']);
});

test('pods of two zones at once are named', async () => {
  const { watch, changes } = await watching();
  changes(pod('b-0', 'b', { ready: false }));
  changes(pod('a-0', 'a', { ready: false }));
  expect(watch.stop()).toContain('ingester-a and ingester-b have pods that are away at once');
});

test('what was away at the beginning takes nothing from the count, and no more may go', async () => {
  const { watch, changes } = await watching(pod('b-0', 'b', { ready: false }), pod('b-1', 'b', { ready: false }));
  changes(pod('b-0', 'b', { ready: false }));
  expect(watch.stop()).toEqual([]);
  changes(pod('a-0', 'a', { ends: true }));
  expect(watch.stop()).toContain('ingester: only 1 of 4 pods are ready, 1 may be away');
});
