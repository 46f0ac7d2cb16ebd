import { spawnSync } from 'node:child_process';
import { ending, type OwnCheck } from '../check';
import { notChecked, type Verdict, verdictOf } from '../result';
import type { MountedFile } from '../workloads';

/** Shell scripts, parsed by a shell and not run. */
export const shellScripts: OwnCheck = {
  title: 'sh -n',
  reads: ending('.sh'),
  judge: (files) => {
    if (spawnSync('sh', ['-c', ':']).status !== 0) return notChecked('this machine has no sh');
    return verdictOf(files.flatMap(parseScript));
  },
};

function parseScript({ path, text }: MountedFile): string[] {
  const { status, stderr } = spawnSync('sh', ['-n'], { input: text, encoding: 'utf8' });
  return status === 0 ? [] : [`${path}: ${stderr.trim()}`];
}

/** JSON that is no dashboard, such as the manifest that a script sends. */
export const json: OwnCheck = {
  title: 'JSON',
  reads: ending('.json'),
  judge: (files): Verdict => verdictOf(files.flatMap(parseJson)),
};

function parseJson({ path, text }: MountedFile): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`${path}: ${error instanceof Error ? error.message : error}`];
  }
}
