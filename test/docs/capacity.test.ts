import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { capacityFigures } from '../../constructs/capacity';
import { lokiSizing } from '../../constructs/loki/sizing';
import { mimirSizing } from '../../constructs/mimir/sizing';
import { bounds } from '../../constructs/stores/sizing';
import { tempoSizing } from '../../constructs/tempo/sizing';
import { capacityFiles, capacityPage, capacityPlot } from '../../tools/docs/capacity/page';
import { plot } from '../../tools/docs/capacity/plot';
import { loadOf } from '../stores/sizing/loads';

/** The page of figures, and its plot; and which form the page about capacity says that a load has. */

const files = capacityFiles();
const page = files.get(capacityPage) ?? '';

test('each figure has its row, and what was measured stands in it', () => {
  const names = [...page.matchAll(/^\| `([a-z-]+\.[a-zA-Z]+)` \|/gm)].map(([, name]) => name);
  expect(names).toEqual([...capacityFigures.keys()]);
  expect(page).toMatch(/^\| `mimir\.ingesterTime` \| 4\.2 \| microseconds .* \| 50 \(.*\) \| [\d.]+ \| measured/m);
  expect(page).toMatch(/^\| `kafka\.heap` .* \| not measured \|/m);
});

test('each store is compared with the sizes of its charts', () => {
  const shares = [...page.matchAll(/^Here: (\d+) % of the cores and (\d+) % of the memory/gm)];
  expect(shares).toHaveLength(3);
  const [mimir, loki] = shares;
  expect(Number(mimir?.[1])).toBeLessThanOrEqual(33);
  expect(Number(mimir?.[2])).toBeLessThanOrEqual(50);
  expect(Number(loki?.[1])).toBeLessThanOrEqual(33);
});

test('a larger value stands higher, a place further to the right, in factors of ten', () => {
  const text = plot('title', 'nodes', [10, 100, 1000], [{ title: 'cores', values: [1, 10, 100] }]);
  const points = /<polyline points="([^"]+)"/
    .exec(text)?.[1]
    ?.split(' ')
    .map((point) => point.split(',').map(Number));
  expect(points).toEqual([
    [52, 234],
    [182, 134],
    [312, 34],
  ]);
  expect(files.get(capacityPlot)?.match(/<polyline/g)).toHaveLength(3);
});

test('the table of forms has each bound', () => {
  const text = readFileSync('docs/capacity.md', 'utf8');
  const load = loadOf();
  for (const { store, carried, forms } of [mimirSizing(load), lokiSizing(load), tempoSizing(load)]) {
    const [, single = '', replicated = ''] = new RegExp(`^\\| ${store} \\|([^|]*)\\|([^|]*)\\|`, 'm').exec(text) ?? [];
    const cells = { single, replicated, distributed: '' };
    for (const form of forms)
      for (const { what, most, inWords } of carried) {
        const bound = most[form] ?? Number.POSITIVE_INFINITY;
        const isReached = what !== 'queries a second' || bound < bounds.queriesPerSecond.most;
        const named = what.replace('spans a second', 'stored spans a second');
        if (Number.isFinite(bound) && isReached) expect(cells[form]).toContain(`${inWords(bound)} ${named}`);
      }
  }
});
