import { spawnSync } from 'node:child_process';
import type { Pin } from './pins';

/** Whether this file is the pinned program in exactly the pinned version. */
export function hasVersion(file: string, pin: Pin): boolean {
  const printed = spawnSync(file, pin.versionArguments, { encoding: 'utf8', timeout: 20_000 });
  return namesVersion(`${printed.stdout ?? ''}${printed.stderr ?? ''}`, pin.version) || isBuiltFrom(file, pin);
}

/** Releases print the version with or without its `v`. `v0.8.0-rc1` is not `v0.8.0`. */
export function namesVersion(text: string, version: string): boolean {
  const numbers = version.replace(/^v/, '').replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.-])v?${numbers}(?![\\w.-])`).test(text);
}

/** A program that `go install` built does not know its version, but Go finds it in the file. */
function isBuiltFrom(file: string, pin: Pin): boolean {
  const { stdout } = spawnSync('go', ['version', '-m', file], { encoding: 'utf8', timeout: 20_000 });
  return (stdout ?? '').split('\n').some((line) => {
    const [, word, module, version] = line.split('\t');
    return word === 'mod' && version === pin.version && isPrefixOf(module ?? '', pin.package);
  });
}

function isPrefixOf(module: string, path: string): boolean {
  return module !== '' && (path === module || path.startsWith(`${module}/`));
}
