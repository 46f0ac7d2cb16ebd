import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Artifact } from '../../tools/e2e/programs/artifacts';
import { mythicalPage, mythicalServices, recorderPackages } from '../../tools/e2e/programs/mythical-artifacts';
import { python } from '../../tools/e2e/programs/python';

/** The mythical services are built with the packages of their registries, and run their own tests. */

const source = 'examples/mythical';
/** Runs a program's own tests, which are reported as not run where it cannot be built. */
function ownTests(name: string, built: Artifact, run: (path: string) => ReturnType<typeof spawnSync>): void {
  if ('missing' in built) {
    test.skip(`${name} (not run: ${built.missing})`, () => {});
    return;
  }
  test(`${name}: its own tests`, () => {
    const { status, stdout, stderr } = run(built.path);
    expect(status === 0 ? '' : `${stdout}${stderr}`).toBe('');
  }, 60_000);
}

ownTests('server and requester', mythicalServices(), (path) => {
  const folder = join(path, 'built', 'test');
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.js'));
  return spawnSync(process.execPath, ['--test', ...files.map((file) => join(folder, file))], { encoding: 'utf8' });
});

ownTests('the page', mythicalPage(), (path) =>
  spawnSync(process.execPath, ['--test', join(path, 'test', 'api.test.js')], { encoding: 'utf8' }),
);

ownTests('the recorder', recorderPackages(), (path) =>
  spawnSync(python, ['-m', 'unittest', 'discover'], {
    encoding: 'utf8',
    cwd: join(source, 'recorder'),
    env: { PATH: process.env.PATH, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1' },
  }),
);
