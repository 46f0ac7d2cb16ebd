import { ending, type OwnCheck } from '../../check';
import { type Verdict, verdictOf } from '../../result';
import type { MountedFile } from '../../workloads';
import { settingsKeys } from './settings-keys';

export const settings: OwnCheck = {
  title: 'grafana.ini',
  reads: ending('grafana.ini'),
  judge: (files): Verdict => verdictOf(files.flatMap(problemsIn)),
};

function problemsIn({ path, text }: MountedFile): string[] {
  let section = '';
  return text.split('\n').flatMap((line, index) => {
    const problem = (words: string) => [`${path}:${index + 1}: ${words}`];
    if (/^\s*([#;].*)?$/.test(line)) return [];
    const [, name] = /^\[([\w.]+)\]$/.exec(line) ?? [];
    if (name !== undefined) {
      section = name;
      return name in settingsKeys ? [] : problem(`no section ${name} is known here`);
    }
    const [, key] = /^(\w+) *=/.exec(line) ?? [];
    if (key === undefined) return problem(`neither a section nor a setting: ${line}`);
    const known = settingsKeys[section];
    return known && !known.includes(key) ? problem(`[${section}] has no ${key}`) : [];
  });
}
