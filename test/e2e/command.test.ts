import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { images } from '../../constructs/images';
import { imageOf } from '../../tools/e2e/cluster/image';
import { command } from '../../tools/e2e/command';
import { logCopies } from '../../tools/e2e/parts/log-copies';
import { Sources } from '../../tools/e2e/programs/sources';
import { run } from '../../tools/e2e/run';
import { nameOf } from '../../tools/e2e/suite/suite';
import { suites } from '../../tools/e2e/suites';
import { captured } from '../captured';
import { ofThisProject } from '../of-this-project';
import { complete } from './environments';

const e2e = (...words: readonly string[]) => captured(command, ofThisProject(...words));

describe('npm run e2e', () => {
  test('lists the parts of every environment', async () => {
    const { stdout } = await e2e('--help');
    for (const suite of suites) {
      expect(stdout).toContain(`  ${nameOf(suite)}: ${Object.keys(suite.parts).join(', ')}\n`);
    }
  });

  test('says which part there is not', async () => {
    const { status, stderr } = await e2e('unknown');
    expect(stderr).toContain('there is no part unknown; there are: ');
    expect(status).toBe(2);
  });

  test('says where a part is that the chosen environment does not have', async () => {
    const { status, stderr } = await e2e('--environment', 'lab', 'ipv6', 'unknown');
    expect(stderr).toContain('there is no part ipv6, unknown of lab; there are: ');
    expect(stderr).toContain('ipv6 is a part of ipv6: npm run e2e -- ipv6\n');
    expect(stderr).not.toContain('unknown is a part');
    expect(status).toBe(2);
  });

  test('knows the runs of an environment that is too large for one machine', async () => {
    const { status, stderr } = await e2e('--environment', 'production', 'unknown');
    expect(stderr).toContain(
      'there is no part unknown of production; there are: pair, loki-distributed, mimir-distributed, tempo-distributed, brokers-shown, refused-blocks, tiers\n',
    );
    expect(status).toBe(2);
  });

  test('says everything that inventories ask for in vain, before anything is run', async () => {
    const parts = { copies: logCopies() };
    const wrong = [
      { environment: 'gone', parts },
      { environment: 'other', parts },
    ];
    const sources = new Sources({ build: false, pull: false });
    const running = run({ environments: [complete(new App())], suites: wrong, parts: [], full: false, sources });
    await expect(running).rejects.toThrow(
      'the suite of gone: the project has no such environment\nthe suite of other: the project has no such environment',
    );
  });
});

test('a program stands for the image of its tag alone where another tag has more', () => {
  const table = { [`${images.nginx}`]: { entrypoint: [], files: {}, description: 'nginx', key: 'nginx' } } as const;
  expect(imageOf(table, `${images.nginx}`)).toMatchObject({ description: 'nginx' });
  expect(imageOf(table, `${images.nginxOtel}`)).toMatchObject({
    missing: expect.stringContaining('a run cannot start'),
  });
});
