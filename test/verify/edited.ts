import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { type Located, locate, obtain, type ProgramName } from '../../tools/programs';
import type { Result } from '../../tools/verify/result';
import { verify } from '../../tools/verify/verify';

export const dist = path.resolve('dist');
const scratch = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-verify-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Only what this machine has: a test builds nothing but the parser of Alloy's syntax, which is done in seconds. */
export const find = async (name: ProgramName): Promise<Located> =>
  name === 'alloy-syntax' ? obtain(name) : locate(name);

/** A change to a file of a component's configuration. */
export interface Edit {
  readonly component: string;
  /** Of its ConfigMap. */
  readonly configMap?: string;
  readonly file: string;
  readonly before: string | RegExp;
  readonly after: string;
}

let copies = 0;

/** What one check says of a component of the lab, with a change to a file of its configuration. */
export async function verifyEdited(title: string, edit: Edit): Promise<Result | undefined> {
  const { component, configMap = component, file, before, after } = edit;
  const folder = path.join(scratch, String(copies++));
  mkdirSync(path.join(folder, 'lab'), { recursive: true });
  cpSync(path.join(dist, 'lab', component), path.join(folder, 'lab', component), { recursive: true });
  const manifest = path.join(folder, 'lab', component, `ConfigMap.${configMap}.yaml`);
  const object = parse(readFileSync(manifest, 'utf8')) as { data: Record<string, string> };
  const text = object.data[file] ?? '';
  const edited = text.replace(before, after);
  if (edited === text) throw new Error(`${manifest}: ${file} has no ${before}`);
  object.data[file] = edited;
  writeFileSync(manifest, stringify(object));
  const results = await verify({ dist: folder, environments: ['lab'], find, titles: [title] });
  expect(results).toHaveLength(1);
  return results[0];
}
