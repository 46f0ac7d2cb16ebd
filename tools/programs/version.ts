import { spawnSync } from 'node:child_process';
import type { Pin } from './pins';

/** Whether this file is the pinned program in exactly the pinned version. */
export function hasVersion(file: string, pin: Pin): boolean {
  return namesVersion(printedBy(file, pin.versionArguments), pin.version) || isBuiltFrom(file, pin);
}

export function printedBy(file: string, versionArguments: readonly string[]): string {
  const printed = spawnSync(file, versionArguments, { encoding: 'utf8', timeout: 20_000 });
  return `${printed.stdout ?? ''}${printed.stderr ?? ''}`;
}

/** Releases print the version with or without its `v`. `v0.8.0-rc1` is not `v0.8.0`. */
export function namesVersion(text: string, version: string): boolean {
  const numbers = version.replace(/^v/, '').replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.-])v?${numbers}(?![\\w.+-])`).test(text);
}

/** The first version in what a program prints of itself. */
export const firstVersion = (text: string): string | undefined =>
  /(?<![\w.-])v?(\d+\.\d+\.\d+(?:[-+][\w.-]+)?)/.exec(text)?.[1];

/** What a program calls a build that is no release, such as `main-20260423142704`: it may be near or not, so a report names it. */
export const buildName = (text: string): string | undefined => /\bversion:? ((?!v\d)[a-z][\w.+-]*)/i.exec(text)?.[1];

/** Near enough that a configuration accepted by the one says something of the other: at most two minor versions apart. */
export function isNear(version: string, wanted: string): boolean {
  const [major, minor] = numbersOf(version);
  const [wantedMajor, wantedMinor] = numbersOf(wanted);
  return major === wantedMajor && Math.abs(minor - wantedMinor) <= 2;
}

function numbersOf(version: string): readonly [number, number] {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return [major ?? Number.NaN, minor ?? Number.NaN];
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
