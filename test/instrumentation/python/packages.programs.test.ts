import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from '@jest/globals';
import { images } from '../../../constructs/images';
import { python, pythonAgent, pythonPackages } from '../../../tools/e2e/programs/python';
import { eventually } from '../../../tools/wait';
import { instancesOf, PythonPod, scopesOf } from './processes';

/** The real packages, and an application that has pinned others. */

const pinned = {
  requests: '2.31.0',
  urllib3: '1.26.20',
  certifi: '2023.07.22',
  idna: '2.10',
  packaging: '22.0',
  wrapt: '1.15.0',
  'google.protobuf': '4.25.8',
};
const artifacts = [
  pythonAgent(images.autoinstrumentationPython.tag),
  pythonPackages('shop', [
    ...['flask==3.1.3', 'gunicorn==27.0.1', 'requests==2.31.0', 'urllib3==1.26.20', 'certifi==2023.7.22', 'idna==2.10'],
    ...['packaging==22.0', 'wrapt==1.15.0', 'protobuf==4.25.8', 'typing-extensions==4.8.0', 'psutil==5.9.8'],
  ]),
];
const missing = artifacts.flatMap((each) => ('missing' in each ? [each.missing] : []));
const [packages = '', own = ''] = artifacts.flatMap((each) => ('path' in each ? [each.path] : []));

const pod = missing.length > 0 ? undefined : new PythonPod(python, packages, own);
afterAll(() => pod?.end());
const testPod = (title: string, run: (pod: PythonPod) => Promise<void>) =>
  pod ? test(title, () => run(pod), 120_000) : test.skip(`${title} (not run: ${missing.join(', ')})`, () => {});

const ended = async (program: ChildProcessWithoutNullStreams): Promise<string> => {
  const printed = Promise.all([text(program.stdout), text(program.stderr)]);
  await once(program, 'exit');
  return (await printed).join('');
};

describe('an application that pins old packages', () => {
  testPod('keeps each of them, and sends traces and metrics by the names of today', async (pod) => {
    const printed = await ended(await pod.start(['shop.py', ...Object.keys(pinned)], 'stdout'));
    for (const [name, version] of Object.entries(pinned)) expect(printed).toContain(`package ${name} ${version}\n`);
    const scopes = scopesOf(pod.sent);
    const spans = scopes.flatMap(({ spans = [] }) => spans);
    expect(spans.map(({ name }) => name).sort()).toEqual(['GET', 'GET /orders/<int:number>']);
    const metrics = new Map(scopes.flatMap(({ metrics = [] }) => metrics.map(({ name, unit }) => [name, unit])));
    expect(metrics.get('http.server.request.duration')).toBe('s');
    expect(metrics.has('http.server.duration')).toBe(false);
    expect(scopes.flatMap(({ logRecords = [] }) => logRecords)).toEqual([]);
    expect(new Set(pod.sent.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer a+b/c==']));
    // A line of the form that leads to its trace, from the level on that Python has by itself.
    const trace = Buffer.from(spans[0]?.traceId ?? '', 'base64').toString('hex');
    expect(printed).toMatch(
      new RegExp(`^\\d{4}-\\d\\d-\\d\\d .* WARNING \\[${trace},[0-9a-f]{16}\\] shop : sold 1$`, 'm'),
    );
    expect(printed).not.toContain('news');
  });

  testPod('sends its records where they are what is stored', async (pod) => {
    const printed = await ended(await pod.start(['shop.py'], 'otlp'));
    const records = scopesOf(pod.sent).flatMap(({ logRecords = [] }) => logRecords.map(({ body }) => body.stringValue));
    expect(records).toEqual(['sold 1']);
    expect(printed).toMatch(/^\d{4}-.* shop : sold 1$/m);
  });
});

describe('a server that forks', () => {
  for (const preload of [[], ['--preload']]) {
    testPod(`sends from each worker: gunicorn ${preload.join('')}`, async (pod) => {
      const port = await freePort();
      const words = [
        '-m',
        'gunicorn',
        '--workers',
        '2',
        '--graceful-timeout',
        '1',
        ...preload,
        '--bind',
        `127.0.0.1:${port}`,
        'shop:app',
      ];
      const server = await pod.start(words, 'stdout');
      const exit = ended(server);
      try {
        const workers = new Set<string>();
        const both = await eventually(60, async () => {
          const answer = await fetch(`http://127.0.0.1:${port}/orders/2`).then(
            (response) => response.text(),
            () => undefined,
          );
          if (answer) workers.add(answer);
          const senders = new Set(pod.sent.filter(({ body }) => body.resourceSpans).flatMap(instancesOf));
          return (workers.size === 2 && senders.size === 2) || undefined;
        });
        expect(both).toBe(true);
      } finally {
        server.kill();
        await exit;
      }
    });
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
