import { spawnSync } from 'node:child_process';
import { describe, expect, jest, test } from '@jest/globals';
import { images } from '../../constructs/images';
import { volumeFiles } from '../../tools/e2e/cluster/volume-files';
import { total } from '../../tools/e2e/counts';
import { interleavedTraces, logCases } from '../../tools/e2e/hybrid/log-lines';
import { allPods, playedPods } from '../../tools/e2e/hybrid/played-pods';
import { usersSecret } from '../../tools/e2e/hybrid/users';
import { imageOf } from '../../tools/e2e/programs/image';
import { suites } from '../../tools/e2e/suites';
import { countsLine, Report } from '../../tools/report';

const e2e = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['tools/launch.js', 'e2e', ...words], { encoding: 'utf8' });

describe('npm run e2e', () => {
  test('lists the parts of every environment', () => {
    const { stdout } = e2e('--help');
    for (const { environment, parts } of suites) expect(stdout).toContain(`  ${environment}: ${parts.join(', ')}\n`);
  });

  test('says which environment or part there is none of', () => {
    expect(e2e('--environment', 'other').stderr).toContain('there is no environment other; there are: ');
    const { status, stderr } = e2e('--environment', 'lab', 'gateway');
    expect(stderr).toContain('there is no part gateway; there are: signals, sampling');
    expect(status).toBe(2);
  });
});

test('the verdicts of several reports are counted together', async () => {
  const print = jest.spyOn(console, 'log').mockReturnValue(undefined);
  const report = new Report();
  await report.check('right', '', () => ({ passed: true, got: '' }));
  await report.check('wrong', '', () => ({ passed: false, got: '' }));
  await report.check('broken', '', () => Promise.reject(new Error('no answer')));
  report.notRun('missing', 'there is no program');
  print.mockRestore();
  expect(countsLine(total([report.counts, { passed: 5, failed: 0, skipped: 0 }]))).toBe(
    '6 passed, 2 failed, 1 skipped',
  );
});

test('a program stands for the image of its tag alone where another tag has more', () => {
  const table = { [`${images.nginx}`]: { entrypoint: [], files: {}, description: 'nginx' } };
  expect(imageOf(table, `${images.nginx}`)).toMatchObject({ description: 'nginx' });
  expect(imageOf(table, `${images.nginxOtel}`)).toMatchObject({ missing: expect.stringContaining('no program') });
});

describe('the volume of a Secret or a ConfigMap', () => {
  test('has the files that the manifest names, by default one for each key', () => {
    expect(volumeFiles({ a: '1', b: '2' })).toEqual({ a: '1', b: '2' });
    expect(volumeFiles({ a: '1', b: '2' }, [{ key: 'b', path: 'c/d' }])).toEqual({ 'c/d': '2' });
    expect(() => volumeFiles({ a: '1' }, [{ key: 'b', path: 'b' }])).toThrow('names the key b, and there are a');
  });

  test('has users as nginx reads them', () => {
    expect(usersSecret({ name: 'somebody', password: 'secret' }).stringData.auth).toMatch(
      /^somebody:\$apr1\$[./\w]{8}\$[./\w]{22}\n$/,
    );
  });
});

describe('what is played beside hybrid', () => {
  test('is in pods with addresses of their own, those of each agent on its node', () => {
    const played = playedPods();
    const pods = allPods(played);
    expect(new Set(pods.map(({ address }) => address)).size).toBe(pods.length);
    expect(new Set(pods.map(({ name }) => name)).size).toBe(pods.length);
    expect(played.logging.alloy.printing.node).toBe('node-1');
    expect(played.logging.promtail.printing.node).toBe('node-2');
    expect(played.checkout.map(({ labels }) => labels['app.kubernetes.io/name'])).toEqual(['checkout', 'checkout']);
  });

  test('prints no line that is to be stored twice', () => {
    const stored = logCases.flatMap((each) => each.stored.map(({ line }) => line));
    expect(new Set(stored).size).toBe(stored.length);
  });

  test('prints stack traces on two streams, line by line in turn', () => {
    const { printed, stored } = interleavedTraces(4);
    expect(printed.map(({ stream = 'stdout' }) => stream).slice(0, 4)).toEqual([
      'stdout',
      'stderr',
      'stdout',
      'stderr',
    ]);
    const onStream = (name: string) =>
      printed.filter(({ stream = 'stdout' }) => stream === name).map(({ text }) => text);
    expect(onStream('stderr').slice(0, 7).join('\n')).toBe(stored[1]?.line);
    expect(onStream('stdout').slice(7).join('\n')).toBe(stored[2]?.line);
    expect(printed).toHaveLength(28);
  });
});
