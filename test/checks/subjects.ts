import { type Subject, subjectOf } from '../../checks';
import type { Finding } from '../../constructs/kit';
import { environmentFiles } from '../../tools/synth/environment-files';
import { pages } from '../docs/pages';
import { builtFixture, type FixtureName } from '../fixtures/environments';

/** What checks look at, made of fixtures, and edits of it. */

const subjects = new Map<FixtureName, Subject>();

/** A fixture as checks see it, without a program. */
export function subjectOfFixture(name: FixtureName): Subject {
  const known = subjects.get(name);
  if (known) return known;
  const environment = builtFixture(name);
  const subject = subjectOf(environmentFiles(environment), { environment, pages: pages() });
  subjects.set(name, subject);
  return subject;
}

/** A change of a subject: exactly one mistake. */
export type Edit = (subject: Subject) => Subject;

/** The subject without a file, by its path below the environment's folder. */
export const without =
  (file: string): Edit =>
  (subject) => {
    const path = pathOf(subject, file);
    if (!subject.files.has(path)) throw new Error(`${path} is not rendered`);
    const others = ({ file: each }: { readonly file: string }) => each !== path;
    return {
      ...subject,
      files: new Map([...subject.files].filter(([each]) => each !== path)),
      manifests: subject.manifests.filter(others),
      delivery: subject.delivery.filter(others),
    };
  };

/** The subject with a file of this text, in the place of the one that is there. */
export const having =
  (file: string, text: string): Edit =>
  (subject) => {
    const path = pathOf(subject, file);
    const rest = subject.files.has(path) ? without(file)(subject) : subject;
    const added = subjectOf(new Map([[path, text]]), subject);
    return {
      ...rest,
      files: new Map([...rest.files, [path, text]]),
      manifests: [...rest.manifests, ...added.manifests],
      delivery: [...rest.delivery, ...added.delivery],
      unreadable: [...rest.unreadable, ...added.unreadable],
    };
  };

/** The subject with a text of a file replaced, which must be there. */
export const replaced =
  (file: string, before: string | RegExp, after: string): Edit =>
  (subject) => {
    const text = subject.files.get(pathOf(subject, file)) ?? '';
    const now = text.replace(before, after);
    if (now === text) throw new Error(`${file} has no ${before}`);
    const edited = having(file, now)(subject);
    const [broken] = edited.unreadable;
    if (broken) throw new Error(`${broken.file}: ${broken.problem}`);
    return edited;
  };

/** The subject with one file and no other, for programs that take their time. */
export const alone =
  (file: string): Edit =>
  (subject) => {
    const path = pathOf(subject, file);
    const only = ({ file: each }: { readonly file: string }) => each === path;
    return {
      ...subject,
      files: new Map([...subject.files].filter(([each]) => each === path)),
      manifests: subject.manifests.filter(only),
      delivery: subject.delivery.filter(only),
    };
  };

/** One edit after the other. */
export const all =
  (...edits: readonly Edit[]): Edit =>
  (subject) =>
    edits.reduce((so, edit) => edit(so), subject);

/** A path below `dist/`: one that begins with `argocd/` is that already. */
const pathOf = ({ environment }: Subject, file: string): string =>
  file.startsWith('argocd/')
    ? `argocd/${environment.name}/${file.slice('argocd/'.length)}`
    : `${environment.name}/${file}`;

/** Findings, one line each: `component › property: problem | what to write instead`. */
export const linesOf = (findings: readonly Finding[]): string[] =>
  findings.map(
    ({ component, property, problem, instead }) =>
      // Where a text ceases to be JSON, newer versions of Node.js say in two ways.
      `${component} › ${property}: ${problem.replace(/ \(line \d+ column \d+\)$/, '')} | ${instead}`,
  );
