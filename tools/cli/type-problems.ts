import type { CompilerAnswer } from './launch';

/** What the TypeScript compiler refuses. */
export interface TypeProblem {
  /** The path, relative to the repository's folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The number by which the compiler knows it, such as `TS2322`. */
  readonly code: string;
  /** The first line of what it says: the further ones say how it came to it. */
  readonly message: string;
}

const line = /^(?<file>[^\s(][^(\n]*)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?<message>.*)$/gm;

/** The compiler's answer, problem by problem. Throws where it did not answer as a compiler does. */
export function typeProblems({ status, output }: CompilerAnswer): TypeProblem[] {
  const problems = [...output.matchAll(line)].map(({ groups = {} }): TypeProblem => {
    const { file = '', line: row = '1', column = '1', code = '', message = '' } = groups;
    return { file, line: Number(row), column: Number(column), code, message };
  });
  if (status !== 0 && problems.length === 0) throw new Error(`the types could not be checked: ${output.trim()}`);
  return problems;
}
