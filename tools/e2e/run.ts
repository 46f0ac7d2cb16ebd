import type { Environment } from '../../constructs/kit';
import { countsLine } from '../report';
import { total } from './counts';
import { runOutside } from './outside';
import type { Sources } from './programs/sources';
import { bindAll } from './suite/bind';
import { inFull, type Suite } from './suite/suite';

/** What is proved, and how. */
export interface EndToEndOptions {
  /** The environments of the project, complete. */
  readonly environments: readonly Environment[];
  /** The suites of the environments that are to run. */
  readonly suites: readonly Suite[];
  /** The names of the parts that are to run. None: all parts. */
  readonly parts: readonly string[];
  /** Whether long parts run in their full form. */
  readonly full: boolean;
  /** Where programs and images come from. A check whose program none of them has is not run. */
  readonly sources: Sources;
}

/**
 * Runs one environment after the other. Returns the exit code: 0 if everything that ran has passed, otherwise 1. Throws a
 * SuiteError before anything runs if an inventory asks for something that its environment does not have.
 */
export async function run({ environments, suites, parts, full, sources }: EndToEndOptions): Promise<number> {
  const chosen = suites
    .map((suite) => (full ? inFull(suite) : suite))
    .flatMap((suite) => {
      const names = Object.keys(suite.parts).filter((name) => parts.length === 0 || parts.includes(name));
      return names.length > 0 ? [{ suite, names }] : [];
    });
  const bound = bindAll(
    chosen.map(({ suite }) => suite),
    environments,
  );
  const outcomes = [];
  for (const [index, each] of bound.entries()) {
    const outcome = await runOutside(each, { parts: chosen[index]?.names ?? [], full }, sources);
    outcomes.push(outcome);
    if (outcome.interrupted) break;
  }
  // Where a single environment came to its end, its counts are the last line already.
  if (outcomes.length > 1 || !outcomes.every(({ complete }) => complete)) {
    console.log(`\n${countsLine(total(outcomes.map(({ counts }) => counts)))}`);
  }
  return Math.max(...outcomes.map(({ code }) => code));
}
