import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of a Go module by path. It is fetched into a folder of its own and removed: some modules are 100 MB. */
export function readModule(path: string, version: string, files: readonly string[]): Map<string, string> {
  const cache = mkdtempSync(join(tmpdir(), 'go-module-'));
  try {
    const folder = download(`${path}@${version}`, cache);
    return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function download(module: string, cache: string): string {
  const result = spawnSync('go', ['mod', 'download', '-json', module], {
    cwd: cache,
    encoding: 'utf8',
    env: { ...process.env, GOMODCACHE: cache, GOFLAGS: `${process.env.GOFLAGS ?? ''} -modcacherw`.trim() },
  });
  if (result.error) throw new Error(`Go is needed to fetch ${module}: install Go 1.26 or newer`);
  const printed = JSON.parse(result.stdout || '{}') as { readonly Dir?: string; readonly Error?: string };
  if (!printed.Dir) throw new Error(`${module} can not be fetched: ${printed.Error ?? result.stderr}`);
  return printed.Dir;
}
