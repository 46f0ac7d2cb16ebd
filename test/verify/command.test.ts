import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { firstVersion, isNear, namesVersion } from '../../tools/programs/version';
import { command } from '../../tools/verify/command';
import { Layout } from '../../tools/verify/layout';
import type { Result } from '../../tools/verify/result';
import { summary, table } from '../../tools/verify/table';
import { type VerifyProps, verify } from '../../tools/verify/verify';
import { configuredContainers } from '../../tools/verify/workloads';
import { captured } from '../captured';
import { builtFixture } from '../fixtures/environments';
import { ofThisProject } from '../of-this-project';
import { project } from '../project';
import { dist } from './edited';

const nothingIsThere: VerifyProps['find'] = async (name) => ({ name, wanted: '1.0.0', missing: 'there is none' });

describe('the rendered configurations', () => {
  test('are each read by a check', async () => {
    const { environments } = project.build();
    const results = await verify({ dist: path.resolve('dist'), environments, find: nothingIsThere });
    expect(results.length).toBeGreaterThan(8);
    expect(results.filter(({ words }) => words?.startsWith('no check reads'))).toEqual([]);
  });

  test('are reported as not checked where no program is to be had', async () => {
    const results = await verify({
      dist,
      environments: [builtFixture('whole')],
      find: nothingIsThere,
    });
    const loki = results.find(({ component }) => component === 'loki');
    expect(loki).toMatchObject({ verdict: 'not checked', words: 'there is none', wanted: '1.0.0', version: undefined });
    expect(summary(results)).toMatch(/^\d+ accepted, 0 rejected, \d+ not checked$/);
  }, 30_000);

  test('get paths of this machine only where something is mounted', () => {
    const container = configuredContainers(dist, builtFixture('whole')).find(({ name }) => name === 'prometheus');
    if (!container) throw new Error('the fixture has no Prometheus');
    const layout = new Layout(container);
    try {
      const file = layout.here('--config.file=/etc/prometheus/prometheus.yaml').replace('--config.file=', '');
      expect(readFileSync(file, 'utf8')).toContain('scrape_configs');
      expect(layout.there(file)).toBe('/etc/prometheus/prometheus.yaml');
      expect(layout.here('--storage.tsdb.path=/prometheus')).toContain(`${path.sep}lgtm-cdk8s-verify-`);
      expect(layout.here('/etc/prometheus-other/x')).toBe('/etc/prometheus-other/x');
      expect(layout.here('--storage.tsdb.retention.time=72h')).toBe('--storage.tsdb.retention.time=72h');
    } finally {
      layout.remove();
    }
  });
});

test('a version near the wanted one is named in the table', () => {
  const row: Result = {
    environment: 'whole',
    component: 'loki',
    workload: 'loki-querier',
    program: 'loki',
    version: '3.7.6',
    wanted: '3.7.8',
    verdict: 'accepted',
    manifests: [],
    milliseconds: 1,
  };
  expect(table([row])).toContain('checked with 3.7.6 instead of 3.7.8');
  expect(table([{ ...row, version: '3.7.8' }])).not.toContain('instead');
});

test('versions are read from what programs print', () => {
  expect(firstVersion('loki, version 3.7.8 (branch: , revision: unknown)')).toBe('3.7.8');
  expect(firstVersion('alloy, version v1.18.1-custom (branch: )')).toBe('1.18.1-custom');
  expect(firstVersion('development')).toBeUndefined();
  expect(namesVersion('alloy, version v1.18.1-custom', '1.18.1')).toBe(false);
  expect(namesVersion('Mimir, version 3.2.0+main', '3.2.0')).toBe(false);
  expect([isNear('0.158.0', '0.159.0'), isNear('2.10.8', '3.0.3'), isNear('3.9.0', '3.2.0')]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('npm run verify', () => {
  const called = (...words: readonly string[]) => captured(command, ofThisProject(...words));

  test('explains itself', async () => {
    const { status, stdout } = await called('--help');
    expect([status, stdout.includes('Usage: npm run verify')]).toEqual([0, true]);
  });

  test('exits with 2 where the call is wrong', async () => {
    const { status, stderr } = await called('--environment', 'nowhere');
    expect([status, stderr.includes('there is no environment nowhere')]).toEqual([2, true]);
    expect((await called('--build-minutes', 'ten')).status).toBe(2);
    expect((await called('--loud')).status).toBe(2);
  });
});
