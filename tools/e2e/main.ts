import { parseArgs } from 'node:util';
import { prepared } from '../namespaces';
import { countsLine } from '../report';
import { leaveCounts, total } from './counts';
import { runOutside } from './outside';
import { missingRequirements } from './requirements';
import type { Prepared } from './run';
import type { Suite } from './suite';
import { suites } from './suites';

const usage = `Usage: npm run e2e [-- [--environment NAME] [--no-build] <part>…]

Runs environments of dist/ as real processes on this machine, one after the other, sends data through each, and asks the stores
for it. Needs Linux and root. Everything happens in namespaces of its own, without a way to any network, and ends with them.

--environment NAME  Only this one. Default: ${suites.map(({ environment }) => environment).join(', ')}
--no-build          A server that would have to be built first is not: the checks that need it are not run.
Parts (default: all)
${suites.map(({ environment, parts }) => `  ${environment}: ${parts.join(', ')}`).join('\n')}`;

async function main(): Promise<void> {
  const inner = prepared<Prepared>();
  if (inner) process.exit((await runInner(inner)) ? 0 : 1);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      environment: { type: 'string' },
      'no-build': { type: 'boolean' },
    },
  });
  if (values.help) return console.log(usage);
  const chosen = suites.filter(({ environment }) => [undefined, environment].includes(values.environment));
  const wrong = complaints(chosen, values.environment, positionals);
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runAll(chosen, positionals, !values['no-build']);
}

function complaints(chosen: readonly Suite[], environment: string | undefined, parts: readonly string[]): string[] {
  const names = suites.map((suite) => suite.environment).join(', ');
  if (chosen.length === 0) return [`There is no end-to-end run of ${environment}. Environments: ${names}`];
  const known = new Set(chosen.flatMap((suite) => suite.parts));
  return [
    ...parts
      .filter((name) => !known.has(name))
      .map((name) => `There is no part ${name}. Parts: ${[...known].join(', ')}`),
    ...missingRequirements().map((need) => `This needs ${need}.`),
  ];
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

main().catch((error) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exit(1);
});
