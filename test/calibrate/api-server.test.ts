import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { usualCollectors } from '../../constructs/kube-state-metrics/collectors';
import { startApiServer } from '../../tools/calibrate/kubernetes/api-server';
import { objectsOf } from '../../tools/calibrate/kubernetes/objects';
import { ask, askJson } from '../../tools/http';

/** What stands in the place of an API server, beside which kube-state-metrics is measured. */

const objects = objectsOf(4, 40);
const port = 6187;
let stop = () => {};

beforeAll(() => {
  stop = startApiServer(port, objects);
});

afterAll(() => stop());

test('it has objects of each kind that is shown, none of them twice', () => {
  expect(Object.keys(objects).sort()).toEqual([...usualCollectors].sort());
  for (const { items } of Object.values(objects)) {
    const names = items.map((item) => JSON.stringify((item.metadata as { readonly uid: string }).uid));
    expect(new Set(names).size).toBe(names.length);
  }
  expect(objects.pods?.items).toHaveLength(40);
});

test('it lists them where the API has them, and knows no others', async () => {
  const list = await askJson<{ readonly kind: string; readonly items: readonly object[] }>(
    `http://127.0.0.1:${port}/apis/apps/v1/deployments?limit=500`,
  );
  expect(list).toMatchObject({ kind: 'DeploymentList', apiVersion: 'apps/v1' });
  expect(list.items).toHaveLength(8);
  expect((await ask(`http://127.0.0.1:${port}/api/v1/secrets`)).status).toBe(404);
});

test('a watch that asks for them begins with all, and says that these were all', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/nodes?watch=true&sendInitialEvents=true`);
  const reader = answer.body?.getReader();
  let text = '';
  while (text.split('\n').length <= 5) text += new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  const events = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ type }) => type)).toEqual(['ADDED', 'ADDED', 'ADDED', 'ADDED', 'BOOKMARK']);
  expect(events[4].object).toMatchObject({
    kind: 'Node',
    metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
  });
});
