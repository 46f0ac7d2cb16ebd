import { type Call, type Command, sharedOptions, UsageError } from '../cli/command';
import { prepared } from '../namespaces';
import { countsLine } from '../report';
import { leaveCounts, total } from './counts';
import { runOutside } from './outside';
import { missingRequirements } from './requirements';
import type { Prepared } from './run';
import type { Suite } from './suite';
import { suites } from './suites';

export const command: Command = {
  name: 'e2e',
  summary: 'Runs environments of dist/ as real processes, sends data through each, and asks the stores for it.',
  details: `Needs Linux and root. Everything happens in namespaces of its own, without a way to any network, and ends with them.
Parts:
${suites.map(({ environment, parts }) => `  ${environment}: ${parts.join(', ')}`).join('\n')}`,
  words: { name: 'part', help: 'a part alone; default: all' },
  options: { environment: sharedOptions.environment, 'no-build': sharedOptions['no-build'] },
  async run(call) {
    const inner = prepared<Prepared>();
    if (inner) process.exit((await runInner(inner)) ? 0 : 1);
    const chosen = suites.filter(({ environment }) => call.names.includes(environment));
    check(call, chosen);
    return runAll(chosen, call.words, !call.has('no-build'));
  },
};

function check({ names, words }: Call, chosen: readonly Suite[]): void {
  if (chosen.length === 0) throw new UsageError(`there is no end-to-end run of ${names.join(', ')}`);
  const known = new Set(chosen.flatMap((suite) => suite.parts));
  const unknown = words.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(`there is no part ${unknown.join(', ')}; there are: ${[...known].join(', ')}`);
  const needs = missingRequirements();
  if (needs.length > 0) throw new UsageError(needs.map((need) => `this needs ${need}`).join('\n'));
}

/** One environment after the other. Returns the exit code. */
async function runAll(chosen: readonly Suite[], parts: readonly string[], build: boolean): Promise<number> {
  const all = [];
  let code = 0;
  for (const suite of chosen) {
    const own = parts.length > 0 ? suite.parts.filter((name) => parts.includes(name)) : suite.parts;
    if (own.length === 0) continue;
    const outcome = await runOutside(suite, own, build);
    all.push(outcome);
    code = Math.max(code, outcome.code);
    if (outcome.interrupted) break;
  }
  // Of a single one that came to its end, the counts are the last line already.
  if (all.length > 1 || !all.every(({ complete }) => complete)) {
    console.log(`\n${countsLine(total(all.map(({ counts }) => counts)))}`);
  }
  return code;
}

/** Returns whether every check that ran has passed. */
async function runInner(inner: Prepared): Promise<boolean> {
  const suite = suites.find(({ environment }) => environment === inner.environment);
  if (!suite) throw new Error(`there is no end-to-end run of ${inner.environment}`);
  const counts = await suite.run(inner);
  leaveCounts(inner.countsFile, counts);
  return counts.failed === 0;
}
