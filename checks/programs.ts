import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The programs that checks ask. */
export type ProgramName = 'kubeconform' | 'kube-score' | 'kustomize';

/** The words that start a program, or why there is none. `kustomize` takes a folder as its next word and prints what it builds. */
export type Program = { readonly command: readonly string[] } | { readonly missing: string };

/** Finds a program. The caller of the checks says where they come from. */
export type Programs = (name: ProgramName) => Program;

/** For checks without programs: each that asks for one is not run. */
export const noPrograms: Programs = (name) => ({ missing: `${name} is not looked for here` });

/** A program that lives for a fraction of a second collects no garbage, unless it needs more than this. https://pkg.go.dev/runtime */
const shortLived = { GOGC: 'off', GOMEMLIMIT: '1GiB' };

/**
 * What a program prints. Throws where it cannot be started; what its exit code means is for the caller to say. `variables` come on top
 * of this process's.
 */
export function run(
  program: Program,
  words: readonly string[],
  variables?: Readonly<Record<string, string>>,
): { status: number | null; stdout: string; stderr: string } {
  if ('missing' in program) throw new Error(program.missing);
  const [file = '', ...first] = program.command;
  const result = spawnSync(file, [...first, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...shortLived, ...process.env, ...variables },
  });
  if (result.error) throw result.error;
  return result;
}

/** Puts files into a folder of their own, for a program that reads no other, and removes it afterwards. */
export function inFolder<T>(files: ReadonlyMap<string, string>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-checks-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
