import { spawnSync } from 'node:child_process';
import { parseDocument } from 'yaml';
import { errorMessage } from '../../../constructs/kit/model/error-message';
import { repeated } from '../../../constructs/kit/model/repeated';
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
    return [`${path}: ${errorMessage(error)}`];
  }
}

/** YAML of a program that cannot say what it thinks of a file: that it can be read, and no more. */
export const yaml: OwnCheck = {
  title: 'YAML',
  reads: ending('.yaml'),
  judge: (files): Verdict =>
    verdictOf(
      files.flatMap(({ path, text }) => parseDocument(text).errors.map(({ message }) => `${path}: ${message}`)),
    ),
};

/** Properties of Java, of a program that cannot say what it thinks of a file: each line is a key and its value, each key once. */
export const properties: OwnCheck = {
  title: 'properties',
  reads: ending('.properties'),
  judge: (files): Verdict => verdictOf(files.flatMap(parseProperties)),
};

function parseProperties({ path, text }: MountedFile): string[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map((line) => /^([\w.-]+)=/.exec(line)?.[1]);
  return [
    ...lines.filter((_, index) => keys[index] === undefined).map((line) => `${path}: ${line} is no property`),
    ...[...repeated(keys.flatMap((key) => key ?? []))].map((key) => `${path}: ${key} is there twice`),
  ];
}
