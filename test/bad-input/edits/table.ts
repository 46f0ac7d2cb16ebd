/** A change of one text of the project's files. */
export interface Edit {
  /** The file. Default: `environments/company.ts`. */
  readonly file?: string;
  /** What is replaced, the first time that it occurs; it must be there. */
  readonly before: string;
  readonly after: string;
}

/** What is answered to a wrong edit. */
export interface Answer {
  /** Environment, component and property. */
  readonly place: string;
  readonly problem: string;
  readonly instead: string;
  /** A text of the line that is named, in the edited file. Default: the first line that the first edit changed. */
  readonly line?: string;
  /** The file of that line. Default: that of the first edit. */
  readonly file?: string;
}

/** An edit that no synth may accept. */
export interface WrongEdit {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly answers: readonly Answer[];
  /** What is answered where types are not checked. Default: the same. `accepted`: only the compiler sees that it is wrong. */
  readonly withoutTypes?: Answer | 'accepted';
}

export const edit = (before: string, after: string, file?: string): Edit => ({ before, after, file });

/** The same in the other environment. */
export const inBranch = (before: string, after: string): Edit => edit(before, after, 'environments/branch.ts');

/** The same in the file that lists the environments. */
export const inMain = (before: string, after: string): Edit => edit(before, after, 'main.ts');

/** One more name from the package's kit. */
export const importing = (name: string): Edit => edit('  days,\n', `  days,\n  ${name},\n`);

export const answer = (
  place: string,
  problem: string,
  instead: string,
  at: Pick<Answer, 'line' | 'file'> = {},
): Answer => ({ place, problem, instead, ...at });

export const wrong = (
  title: string,
  edits: Edit | readonly Edit[],
  answers: Answer | readonly Answer[],
  withoutTypes?: WrongEdit['withoutTypes'],
): WrongEdit => ({ title, edits: [edits].flat(), answers: [answers].flat(), withoutTypes });
