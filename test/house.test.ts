import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** Imports run in one direction only, and never in a circle. Imports of types count: the reader of a file reads them too. */

const folders = ['imports', 'constructs', 'checks', 'tools', 'environments'].filter((folder) => existsSync(folder));
const files = new Set(['main.ts', ...folders.flatMap(codeIn)]);
const edges = new Map([...files].map((file) => [file, importsOf(file)]));

function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

/** The files of this repository that a file takes. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*'(\.[^'\n]*)'/g)].map(([, name = '']) => name);
  return [...new Set(named)].flatMap((name) => {
    const target = path.posix.join(path.posix.dirname(file), name);
    return [target, `${target}.ts`, `${target}.js`, `${target}/index.ts`].find((each) => files.has(each)) ?? [];
  });
}

/** The rooms of the house. Each sees those that stand before it, and itself. */
const rooms: readonly (readonly [name: string, files: RegExp])[] = [
  ['imports', /^imports\//],
  ['model', /^constructs\/kit\/model\//],
  ['images', /^constructs\/images\.ts$/],
  ['vocabulary', /^constructs\/kit\/vocabulary\//],
  ['text', /^constructs\/kit\/text\//],
  ['queries', /^constructs\/kit\/queries\//],
  ['pods', /^constructs\/kit\/pods\//],
  ['network', /^constructs\/kit\/network\//],
  ['environment', /^constructs\/kit\/environment\//],
  ['kit', /^constructs\/kit\/index\.ts$/],
  ['stores', /^constructs\/stores\//],
  // What several components have in common and that is no component: databases and brokers, what is said of a cluster, the
  // pipelines of OpenTelemetry, the rules of pod logs, what pods and their services are called, what is pulled.
  ['common parts', /^constructs\/(databases|kubernetes|opentelemetry|pod-logs|pod-names|scrape)\//],
  ['components', /^constructs\/(?!kit\/)[^/]+\//],
  ['constructs', /^constructs\/(index|metrics|project)\.ts$/],
  ['checks', /^checks\//],
  ['tools', /^tools\//],
  ['environments', /^environments\//],
  ['main', /^main\.ts$/],
];

const roomOf = (file: string): number => rooms.findIndex(([, pattern]) => pattern.test(file));
const nameOf = (file: string): string => rooms[roomOf(file)]?.[0] ?? '';

/** Rooms that do not see each other, although one stands before the other. */
const apart: readonly (readonly [from: string, to: string])[] = [
  ['checks', 'components'],
  ['checks', 'stores'],
  ['checks', 'common parts'],
  ['environments', 'checks'],
  ['environments', 'tools'],
  ['main', 'checks'],
  ['main', 'tools'],
];

/** What one room has for another beyond that: the choice between two log agents, for one. */
const shared: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^constructs\/log-agent\//, /^constructs\/(alloy|promtail)\/index\.ts$/],
  // What every component produces, for dashboards that have panels for all of them.
  [/^constructs\/grafana\//, /^constructs\/metrics\.ts$/],
  // What a whole platform needs is the sum of what its components need.
  [/^constructs\/capacity\//, /^constructs\/(kafka|loki|mimir|otel-collector|tempo)\/(assumptions|sizing)\.ts$/],
  [/^constructs\/capacity\//, /^constructs\/(alloy|kube-state-metrics|node-exporter)\/(assumptions|sizing)\.ts$/],
  // A project can bring checks of its own.
  [/^constructs\/project\.ts$/, /^checks\/check\.ts$/],
  // A suite is about one environment, and what it plays is named as a component names it.
  [/^tools\/e2e\/suites\//, /^environments\//],
  [/^tools\/e2e\/stand-ins\//, /^constructs\//],
  // What is asked without an environment, the page about it, and what measures for it.
  [/^tools\/((docs\/)?capacity|calibrate)\//, /^constructs\/capacity\/index\.ts$/],
  // What is rendered beside objects, and what is drawn, is printed and looked at by the code that knows it.
  [/^tools\/synth\//, /^constructs\/delivery\/kustomization\.ts$/],
  [/^tools\/verify\/checks\/grafana\//, /^constructs\/grafana\/dashboards\/index\.ts$/],
];

const component = (file: string): string => file.split('/')[1] ?? '';

function isAllowed(from: string, to: string): boolean {
  if (shared.some(([source, target]) => source.test(from) && target.test(to))) return true;
  const [fromRoom, toRoom] = [nameOf(from), nameOf(to)];
  if (roomOf(to) > roomOf(from)) return false;
  if (apart.some(([source, target]) => source === fromRoom && target === toRoom)) return false;
  if (fromRoom === 'components' && toRoom === 'components') return component(from) === component(to);
  return !(fromRoom === 'tools' && ['components', 'stores', 'common parts'].includes(toRoom));
}

test('every file stands in a room', () => {
  expect([...files].filter((file) => roomOf(file) < 0)).toEqual([]);
  expect(files.size).toBeGreaterThan(200);
  expect([...edges.values()].flat().length).toBeGreaterThan(500);
});

test('no file that is written by hand is longer than 250 lines', () => {
  // The first room is generated.
  const written = [...files].filter((file) => nameOf(file) !== 'imports').concat(codeIn('test'));
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1;
  expect(written.filter((file) => lines(file) > 250)).toEqual([]);
});

test('imports run in the direction of the house', () => {
  const wrong = [...edges].flatMap(([from, targets]) =>
    targets.filter((to) => !isAllowed(from, to)).map((to) => `${from} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('a wrong import would be seen', () => {
  expect(isAllowed('constructs/kit/model/units.ts', 'constructs/kit/pods/workload.ts')).toBe(false);
  expect(isAllowed('constructs/loki/index.ts', 'constructs/mimir/index.ts')).toBe(false);
  expect(isAllowed('constructs/loki/index.ts', 'tools/files.ts')).toBe(false);
  expect(isAllowed('checks/index.ts', 'constructs/loki/config.ts')).toBe(false);
  expect(isAllowed('tools/docs/command.ts', 'main.ts')).toBe(false);
});

test('no imports in a circle', () => {
  expect(circles(edges)).toEqual([]);
});

test('no folders of checks in a circle: what two need stands in a third', () => {
  expect(circles(between('checks'))).toEqual([]);
  expect(between('checks').get('alerts')).toContain('languages');
});

test('a circle of folders would be seen', () => {
  expect(circles(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] })))).toEqual(['b → c → b']);
});

/** Which folders of a room see which others. Files that stand beside them are seen by all, or see all. */
function between(room: string): ReadonlyMap<string, readonly string[]> {
  const folderOf = (file: string) => new RegExp(`^${room}/([^/]+)/`).exec(file)?.[1];
  const seen = new Map<string, string[]>();
  for (const [from, targets] of edges) {
    const folder = folderOf(from);
    if (folder === undefined) continue;
    const others = targets.flatMap((each) => folderOf(each) ?? []).filter((each) => each !== folder);
    seen.set(folder, [...new Set([...(seen.get(folder) ?? []), ...others])]);
  }
  return seen;
}

/** What leads back to itself, by however many steps: each circle as it is walked, once. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): void => {
    if (way.includes(node)) {
      found.push([...way.slice(way.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return found;
}
