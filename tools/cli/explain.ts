import type { Environment, Finding } from '../../constructs';
import type { Positions } from './positions';
import { isSameValue } from './same-value';
import { typeFinding } from './type-finding';
import type { TypeProblem } from './type-problems';

/** A name that is not there, or not yet: whatever is given by it is missing where it is used. */
const unknownNames = new Set([
  'TS2304',
  'TS2305',
  'TS2339',
  'TS2448',
  'TS2454',
  'TS2459',
  'TS2551',
  'TS2552',
  'TS2724',
  'TS18004',
]);

/**
 * Findings together with what the compiler refuses, each cause once. Where both mean the same line, the finding says it better, but
 * for a value that is missing because of a name that the compiler does not know. A program that ended because of what the compiler
 * refuses needs no word of its own.
 */
export function withTypeProblems(
  findings: readonly Finding[],
  problems: readonly TypeProblem[],
  environments: readonly Environment[],
  positions: Positions,
): readonly Finding[] {
  if (problems.length === 0) return findings;
  const unknownIn = new Set(problems.filter(isUnknownName).map(({ file }) => file));
  const said = findings.filter((finding) => {
    if (finding.crash) return false;
    const position = finding.absent ? positions.of(finding) : undefined;
    return !position || !unknownIn.has(position.file);
  });
  const saidLines = new Set(said.map((finding) => lineKey(positions.of(finding))));
  // Where two are on one line, the name that is not there is the cause of the other.
  const causes = [...problems].sort((one, other) => Number(isUnknownName(other)) - Number(isUnknownName(one)));
  const further = problems.filter(
    (problem) => !saidLines.has(lineKey(problem)) && causes.find((other) => isSameCause(other, problem)) === problem,
  );
  const refused = further.map((problem) => typeFinding(problem, environments, positions));
  const isSaid = (other: Finding) =>
    said.some(
      (finding) =>
        (finding.environment === other.environment && finding.problem === other.problem) || isSameValue(finding, other),
    );
  const placed = said.map((finding): Finding => {
    const exact = refused.find((other) => isSameValue(finding, other));
    return exact ? { ...finding, callSites: exact.callSites, exactLine: true } : finding;
  });
  return [...placed, ...refused.filter((finding) => !isSaid(finding))];
}

const isUnknownName = ({ code }: TypeProblem): boolean => unknownNames.has(code);

/** One line, one name that is used in many, or a name that is missing because its import is misspelt. */
function isSameCause(one: TypeProblem, other: TypeProblem): boolean {
  if (lineKey(one) === lineKey(other)) return true;
  if (!isUnknownName(one) || one.file !== other.file) return false;
  return nameIn(one) === nameIn(other) || importMeant(one) === nameIn(other);
}

const nameIn = ({ message }: TypeProblem): string =>
  /exported member(?: named)? '(.+?)'/.exec(message)?.[1] ?? /'(.+?)'/.exec(message)?.[1] ?? message;

/** The name that is meant by an import of something that is not exported. */
const importMeant = ({ message }: TypeProblem): string | undefined =>
  /has no exported member.*Did you mean '(.+?)'/.exec(message)?.[1];

const lineKey = (position: { readonly file: string; readonly line: number } | undefined): string =>
  position ? `${position.file}:${position.line}` : '';
