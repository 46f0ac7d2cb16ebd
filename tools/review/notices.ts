import pc from 'picocolors';
import { differing } from './committed';
import { fewerPods } from './fewer-pods';
import { notInPlace } from './in-place';
import { leftBehind, type States } from './left-behind';
import { type Notice, named, stepsPage } from './notice';
import { environmentOf, reviewed, unreadable } from './objects';
import { otherCluster } from './other-cluster';
import { otherZone } from './other-zone';
import { changedRoots } from './root-application';
import { otherData } from './stored';

export interface NoticesProps {
  /** The folder `dist/`, in a Git work tree. */
  readonly dist: string;
  /** The commit to compare with, such as `origin/main`. Default: `HEAD`; where there is none, nothing is compared. */
  readonly base?: string;
  /** Every file that `dist/` is to have, by its path below it. */
  readonly files: ReadonlyMap<string, string>;
  /** The environments to look at. Default: all, also those that are gone. */
  readonly environments?: readonly string[];
}

/** What a commit of `dist/` needs that a sync alone does not do. */
export interface Notices {
  readonly base: string;
  readonly notices: readonly Notice[];
  /** Why nothing was compared although a commit was named. */
  readonly missing?: string;
  /** The files below `dist/` that the commit has and nobody can read. Default: none. */
  readonly unreadable?: readonly string[];
}

/** Compares the objects of `dist/` with a commit: what cannot be changed in place, what stays behind, and what becomes of data. */
export function noticesOf({ dist, base: asked, files, environments }: NoticesProps): Notices {
  const base = asked ?? 'HEAD';
  const looked = (path: string) => environments === undefined || environments.includes(environmentOf(path));
  const found = differing(dist, base, files, looked);
  if ('missing' in found) return { base, notices: [], missing: asked === undefined ? undefined : found.missing };
  const namesIn = (paths: readonly string[]) => [...new Set(paths.map(environmentOf))];
  const broken = unreadable(found.before);
  const before = new Map([...found.before].filter(([path]) => !broken.includes(path)));
  return {
    base,
    unreadable: broken,
    notices: noticesBetween({
      before: reviewed(before),
      after: reviewed(found.after),
      environmentsBefore: namesIn(found.committed),
      environmentsAfter: namesIn([...files.keys()].filter(looked)),
    }),
  };
}

/** The same of two states. */
export const noticesBetween = (states: States): Notice[] => [
  ...leftBehind(states),
  ...notInPlace(states.before, states.after),
  ...fewerPods(states.before, states.after),
  ...otherZone(states.before, states.after),
  ...otherCluster(states.before, states.after),
  ...changedRoots(states.before, states.after),
  ...otherData(states.before, states.after),
];

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));

/** The notices as people read them, a text for each; what is the same of several objects is said once. `page`: where the steps are. */
export function noticeTexts({ base, notices, missing, unreadable: broken = [] }: Notices, page = stepsPage): string[] {
  if (missing !== undefined) return [`${pc.yellow('not compared')} with ${base}: ${missing}`];
  const texts: { readonly environment: string; readonly text: string; readonly subjects: string[] }[] = [];
  for (const { environment, object, component, ...what } of notices) {
    const text = textOf(what, base, page);
    const subject = object ? named(object) : component;
    const same = texts.find((each) => each.environment === environment && each.text === text);
    if (same && subject) same.subjects.push(subject);
    else texts.push({ environment, text, subjects: subject ? [subject] : [] });
  }
  return texts
    .map(({ environment, text, subjects }) => {
      const subject = subjects.length === 0 ? environment : `${environment} › ${subjects.join(', ')}`;
      return `${pc.yellow('notice')} ${pc.bold(subject)}: ${text}`;
    })
    .concat(broken.map((path) => `${pc.yellow('not compared')} with ${base}: ${path} is no YAML of an object there`));
}

type What = Omit<Notice, 'environment' | 'object' | 'component'>;

function textOf({ problem, before, after, steps }: What, base: string, page: string): string {
  const gone = before === undefined && after === undefined;
  const values = gone ? [] : [`  ${base} has ${shown(before)}, now it is ${shown(after)}`];
  return [problem, ...values, `  steps: ${page}#${steps}`].join('\n');
}
