import type { Answer, Edit } from './table';

type Files = Readonly<Record<string, string>>;

/** The files of a project after some edits. */
export interface EditedFiles {
  readonly files: Files;
  /** The first line that the first edit changed, such as `environments/company.ts:31`. */
  readonly changedAt: string;
}

/** The file that is edited where no other is named. */
export const usualFile = 'environments/company.ts';

/** Makes edits. Each text that is replaced must be there. */
export function edited(files: Files, edits: readonly Edit[]): EditedFiles {
  let now = files;
  for (const { file = usualFile, before, after } of edits) {
    const text = now[file] ?? '';
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
    now = { ...now, [file]: text.replace(before, () => after) };
  }
  const { file = usualFile } = edits[0] ?? {};
  return { files: now, changedAt: `${file}:${changedLine(files[file] ?? '', now[file] ?? '')}` };
}

/** The first line that differs, from 1. */
function changedLine(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return now.findIndex((line, index) => line !== old[index]) + 1;
}

/** What the command prints to the standard error. */
export function printed({ files, changedAt }: EditedFiles, answers: readonly Answer[]): string {
  const count = answers.length === 1 ? '1 finding' : `${answers.length} findings`;
  const texts = answers.map(({ place, problem, instead, line, file = changedAt.replace(/:\d+$/, '') }) => {
    const at = line === undefined ? changedAt : `${file}:${lineWith(files[file] ?? '', line)}`;
    return `${place}: ${problem}\n  at ${at}\n  write instead: ${instead}\n`;
  });
  return `${count}; nothing was written\n\n${texts.join('')}`;
}

function lineWith(text: string, part: string): number {
  const index = text.split('\n').findIndex((line) => line.includes(part));
  if (index < 0) throw new Error(`there is no line with ${part}`);
  return index + 1;
}
