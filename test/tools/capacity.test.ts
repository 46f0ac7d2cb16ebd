import { expect, test } from '@jest/globals';
import { command } from '../../tools/capacity/command';
import { priceOptions } from '../../tools/capacity/options';
import { captured, withoutEnvironments } from '../captured';

/** The command that says what a load needs. */

const call = (...words: readonly string[]) => captured(command, withoutEnvironments(...words));

interface Answer {
  readonly load: object;
  readonly components: readonly {
    readonly component: string;
    readonly form?: string;
    readonly weaknesses?: readonly string[];
    readonly workloads: readonly { readonly name: string; readonly replicas: number; readonly cores: number }[];
  }[];
  readonly month: { readonly currency: string; readonly total: number; readonly cores: number };
}

const answer = async (...words: readonly string[]): Promise<Answer> => {
  const { status, stdout, stderr } = await call('--json', ...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
};

const coresOf = (text: string): number => (text.endsWith('m') ? Number.parseInt(text, 10) / 1000 : Number(text));

const formsOf = ({ components }: Answer) =>
  components.map(({ component, form }) => [component, form ?? ''].join(' ').trim());

/** What runs on each node, and shows the objects of all. */
const onNodes = ['alloy', 'node-exporter', 'kube-state-metrics'];

test('the form of each store follows from the load', async () => {
  expect(formsOf(await answer('--nodes', '3', '--logs', '10GB/d'))).toEqual([
    'mimir single',
    'loki single',
    'tempo single',
    'otel-collector',
    ...onNodes,
  ]);
  expect(
    formsOf(await answer('--nodes', '60', '--series', '3_000_000', '--logs', '20MB/s', '--spans', '10000')),
  ).toEqual(['mimir distributed', 'loki distributed', 'tempo distributed', 'kafka', 'otel-collector', ...onNodes]);
});

test.each([
  [
    ['--series', '3M', '--logs', '1TB/day'],
    ['--series', '3000000', '--logs', '1000GB/d'],
  ],
  [
    ['--series', '1.5M', '--spans', '20k', '--logs', '20MiB/s'],
    ['--series', '1,500,000', '--spans', '20000', '--logs', '20.97152MB/s'],
  ],
])('the same is said in several ways: %p', async (one, other) => {
  expect((await answer('--nodes', '60', ...one)).load).toEqual((await answer('--nodes', '60', ...other)).load);
});

test('where fewer spans are kept, Tempo is smaller and the Collectors are not', async () => {
  const all = await answer('--nodes', '100');
  const few = await answer('--nodes', '100', '--kept', '10%');
  expect(formsOf(few)).toContain('tempo single');
  const collector = ({ components }: Answer) => components.find(({ component }) => component === 'otel-collector');
  expect(collector(few)).toBeDefined();
  expect(collector(few)).toEqual(collector(all));
});

test('twice the price of a core is twice the price of all cores', async () => {
  const [one, two] = [
    await answer('--nodes', '60', '--price-core', '0.1'),
    await answer('--nodes', '60', '--price-core', '0.2'),
  ];
  expect(two.month.cores).toBeCloseTo(2 * one.month.cores);
  expect(two.month.total - one.month.total).toBeCloseTo(one.month.cores);
});

test('in another currency each price is stated, as those that are known are in dollars', async () => {
  const prices = Object.keys(priceOptions).flatMap((option) => [`--${option}`, '0']);
  const month = { currency: 'EUR', total: 0 };
  expect(await answer('--nodes', '60', '--currency', 'EUR', ...prices)).toMatchObject({ month });
  const { status, stdout, stderr } = await call('--nodes', '60', '--currency', 'EUR', ...prices.slice(2));
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^--currency: prices that are not given are in USD, which is not EUR; state --price-core as well/,
  );
});

test('programs are told what people read', async () => {
  const words = ['--nodes', '60', '--mimir', 'single', '--series', '400000'];
  const [{ stdout }, { load, components, month }] = [await call(...words), await answer(...words)];
  expect(load).toMatchObject({ nodes: 60, activeSeries: 400_000, retentionSeconds: { traces: 14 * 86_400 } });
  const rows = [...stdout.matchAll(/^ {2}(\S.*?) +(\d+) +([\dm.]+) +[\dGMi.]+ +[\dGMi.]+/gm)];
  const told = rows.map(([, name, pods, cores = '']) => [name, Number(pods), coresOf(cores)]);
  expect(told).toEqual(
    components.flatMap(({ workloads }) => workloads.map(({ name, replicas, cores }) => [name, replicas, cores])),
  );
  expect(stdout).toMatch(new RegExp(`^total +${Math.round(month.total).toLocaleString('en-US')}$`, 'm'));
  const weaknesses = components.flatMap(({ component, weaknesses: all = [] }) =>
    all.map((each) => `${component}: ${each}.`),
  );
  expect(weaknesses.length).toBeGreaterThan(0);
  expect(stdout).toContain(weaknesses.join('\n'));
});

test('people read a table, with what does not survive', async () => {
  const { status, stdout } = await call('--nodes', '3', '--logs', '10GB/d', '--interval', '1m', '--keep-logs', '7d');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^3 nodes: 60,000 series, 115\.74 kB\/s of lines, 300 spans and 1 query a second\n/);
  expect(stdout).toMatch(/^mimir, single +1 /m);
  expect(stdout).toMatch(/^loki +23 /m);
  expect(stdout).toMatch(/^total +[\d,]+$/m);
  expect(stdout).toMatch(/^mimir: While its pod or node is away/m);
});

const wrong: readonly [string, readonly string[], string][] = [
  ['no nodes', [], '--nodes is missing: --nodes 60'],
  [
    'a rate without a time',
    ['--nodes', '3', '--logs', '20MB'],
    '--logs takes a rate such as 20MB/s, 20MiB/s or 860GB/d, and "20MB" is given',
  ],
  ['a share without its sign', ['--nodes', '3', '--kept', '10'], '--kept takes a share such as 10%, and "10" is given'],
  [
    'a time without a unit',
    ['--nodes', '3', '--interval', '15'],
    '--interval takes a time such as 15s or 30d, and "15" is given',
  ],
  [
    'a negative price',
    ['--nodes', '3', '--price-core', '-1'],
    '--price-core takes a price such as 0.04, and "-1" is given',
  ],
  ['no node, from which the rest is estimated', ['--nodes', '0'], '--nodes: 0 is not a whole number from 1 to 5000'],
  [
    'a comma that may be a decimal one',
    ['--nodes', '60', '--series', '1,5M'],
    '--series takes a whole number such as 3000000 or 3M, and "1,5M" is given',
  ],
  ['half a node', ['--nodes', '0.5'], '--nodes takes a whole number such as 3000000 or 3M, and "0.5" is given'],
  [
    'a form that there is not',
    ['--nodes', '3', '--mimir', 'double'],
    '--mimir takes single, replicated, distributed, and "double" is given',
  ],
  [
    'estimates that are beyond the bounds',
    ['--nodes', '3000', '--spans', '9000', '--queries', '50'],
    '--series is not given, and of so many nodes 60000000 is not a whole number from 1000 to 20000000\n--logs is not given, and of so many nodes 450 MB/s is more than gigabytesPerDay(30000)',
  ],
  [
    'a form that another store has',
    ['--nodes', '3', '--tempo', 'replicated'],
    '--tempo takes single, distributed, and "replicated" is given',
  ],
  ['two numbers of nodes', ['--nodes', '3', '--nodes', '4'], '--nodes is given twice, with 3 and with 4'],
  [
    'a currency without a name',
    ['--nodes', '3', '--currency', ''],
    '--currency takes a name such as EUR, and "" is given',
  ],
  [
    'more than the bounds, all of it at once',
    ['--nodes', '60', '--series', '30000000', '--keep-logs', '6h'],
    '--series: 30000000 is not a whole number from 1000 to 20000000\n--keep-logs: 6h is shorter than 24h',
  ],
];

test.each(wrong)('%s', async (_title, words, message) => {
  expect(await call(...words)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(`${message}\n`),
  });
});

test('a form that can not carry the load ends with 1', async () => {
  const { status, stdout, stderr } = await call('--nodes', '100', '--mimir', 'single');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Mimir as single carries at most 500,000 active series, and the load has 2,000,000\./);
});
