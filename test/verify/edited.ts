import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { type Located, type ProgramName, Programs } from '../../tools/programs';
import type { Result } from '../../tools/verify/result';
import { verify } from '../../tools/verify/verify';
import { builtFixture, type FixtureName } from '../fixtures/environments';
import { distWith } from '../fixtures/rendered';

/** The fixtures, as `dist/` would have them. */
export const dist = distWith('whole', 'joining', 'alerting', 'extended', 'load-test');
const scratch = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-verify-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Only what this machine has: a test pulls nothing, and builds only what is done in seconds. */
export const programs = new Programs({ pull: false, buildUntil: 0 });

export const find = (name: ProgramName, image: string | undefined): Promise<Located> => programs.obtain(name, image);

/** A change to a file of a component's configuration, or to a manifest as a whole. */
export interface Edit {
  /** Default: `whole`. */
  readonly environment?: FixtureName;
  readonly component: string;
  /** Kind and name. Default: the ConfigMap of the component's name. */
  readonly object?: string;
  /** Of the ConfigMap. Default: the text of the manifest is changed itself. */
  readonly file?: string;
  readonly before: string | RegExp;
  readonly after: string;
}

let copies = 0;

/** The manifest that is changed, below the folder of environments. */
export const manifestOf = ({ environment = 'whole', component, object = `ConfigMap.${component}` }: Edit): string =>
  `${environment}/${component}/${object}.yaml`;

/** What one check says of that manifest after a change; of a component with several such manifests, of this one. */
export async function verifyEdited(title: string, edit: Edit): Promise<Result | undefined> {
  const { environment = 'whole', component } = edit;
  const folder = path.join(scratch, String(copies++));
  mkdirSync(path.join(folder, environment), { recursive: true });
  cpSync(path.join(dist, environment, component), path.join(folder, environment, component), { recursive: true });
  const manifest = path.join(folder, manifestOf(edit));
  writeFileSync(manifest, changed(readFileSync(manifest, 'utf8'), edit));
  const results = await verify({ dist: folder, environments: [builtFixture(environment)], find, titles: [title] });
  const about = results.filter(({ manifests }) => manifests.includes(manifestOf(edit)));
  expect(about).toHaveLength(1);
  return about[0];
}

function changed(text: string, { file, before, after, component }: Edit): string {
  const replaced = (old: string) => {
    const now = old.replace(before, after);
    if (now === old) throw new Error(`${component}: ${file ?? 'the manifest'} has no ${before}`);
    return now;
  };
  if (file === undefined) return replaced(text);
  const object = parse(text) as { data: Record<string, string> };
  object.data[file] = replaced(object.data[file] ?? '');
  return stringify(object);
}
