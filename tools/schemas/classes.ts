import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ResourceDefinition } from './custom-resources';

/** The TypeScript classes that cdk8s makes of custom resource definitions of one group. */
export function classesOf(definitions: readonly ResourceDefinition[], file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'classes-'));
  try {
    const source = join(folder, 'definitions.yaml');
    // JSON is YAML.
    writeFileSync(source, definitions.map((definition) => `---\n${JSON.stringify(definition)}\n`).join(''));
    const words = ['import', source, '--no-save', '--language', 'typescript', '--output', folder];
    execFileSync(process.execPath, [resolve('node_modules/cdk8s-cli/bin/cdk8s'), '--check-upgrade=false', ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return readFileSync(join(folder, file), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
