import { spawnSync } from 'node:child_process';
import { onPath } from './path';
import { program } from './pinned';

let onThisMachine: { readonly command?: readonly string[] } | undefined;

/** What `kustomize build` makes of a folder, as YAML. Any kustomize 5 is good: on PATH, in kubectl, else one that is built. */
export function kustomizeBuild(folder: string): string {
  const [file = 'kustomize', ...words] = kustomizeOnPath() ?? [program('kustomize'), 'build'];
  const result = spawnSync(file, [...words, folder], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`kustomize build ${folder}: ${result.stderr.trim()}`);
  return result.stdout;
}

/** The words before a folder with which a kustomize 5 of this machine builds it; undefined where there is none. */
export function kustomizeOnPath(): readonly string[] | undefined {
  onThisMachine ??= { command: find() };
  return onThisMachine.command;
}

function find(): readonly string[] | undefined {
  const kustomize = onPath('kustomize');
  if (kustomize && isVersion5(kustomize, ['version'], /(?<![\w.])v5\.\d+\.\d+/)) return [kustomize, 'build'];
  const kubectl = onPath('kubectl');
  if (kubectl && isVersion5(kubectl, ['version', '--client'], /Kustomize Version: v5\./)) return [kubectl, 'kustomize'];
  return undefined;
}

function isVersion5(file: string, words: readonly string[], expected: RegExp): boolean {
  const { stdout } = spawnSync(file, words, { encoding: 'utf8', timeout: 20_000 });
  return expected.test(stdout ?? '');
}
