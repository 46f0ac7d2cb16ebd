import type { Environment, Finding } from '../../constructs';
import type { Positions } from './positions';
import { typeFinding } from './type-finding';
import type { TypeProblem } from './type-problems';

/**
 * Findings together with what the compiler refuses, each cause once: where both mean the same line the finding says it better,
 * and a program that ended because of what the compiler refuses needs no word of its own.
 */
export function withTypeProblems(
  findings: readonly Finding[],
  problems: readonly TypeProblem[],
  environments: readonly Environment[],
  positions: Positions,
): readonly Finding[] {
  if (problems.length === 0) return findings;
  const said = findings.filter(({ crash }) => !crash);
  const saidLines = new Set(said.map((finding) => lineKey(positions.of(finding))));
  const further = problems.filter(
    (problem, index) =>
      !saidLines.has(lineKey(problem)) && problems.findIndex((other) => lineKey(other) === lineKey(problem)) === index,
  );
  return [...said, ...further.map((problem) => typeFinding(problem, environments, positions))];
}

const lineKey = (position: { readonly file: string; readonly line: number } | undefined): string =>
  position ? `${position.file}:${position.line}` : '';
