import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pc from 'picocolors';
import type { Command } from '../cli/command';
import { withoutCollecting } from '../cli/type-check.js';
import { type Counts, countsLine } from '../report';

const bin = (name: string) => path.resolve('node_modules', '.bin', name);

interface Started {
  /** Whether it passed, what it printed, where that is not on the terminal already, and how long it took. */
  readonly ended: Promise<{ readonly passed: boolean; readonly words: string; readonly seconds: string }>;
}

interface Output {
  /** On the terminal, as it comes. Default: in one piece, when it is waited for. */
  readonly shown?: boolean;
  readonly environmentVariables?: NodeJS.ProcessEnv;
}

function start(command: string, args: readonly string[], { shown, environmentVariables }: Output = {}): Started {
  const begun = performance.now();
  const child = spawn(command, args, {
    stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...environmentVariables },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (words += chunk));
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);
  return {
    ended: new Promise((resolve) => {
      child.on('error', (error) => resolve({ passed: false, words: String(error), seconds: seconds() }));
      child.on('close', (status) => resolve({ passed: status === 0, words, seconds: seconds() }));
    }),
  };
}

/** What somebody waits for, and says then how it ended. */
async function passes(title: string, { ended }: Started): Promise<boolean> {
  const { passed, words, seconds } = await ended;
  process.stdout.write(words);
  console.log(`${title}: ${passed ? pc.green('passed') : pc.red('failed')} in ${seconds} s`);
  return passed;
}

async function single(title: string, started: Started): Promise<Counts> {
  const passed = await passes(title, started);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** Every test counts for itself, one of a program that is not there as skipped; a file that does not even load counts as one that failed. */
async function jest(args: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-test-'));
  const results = path.join(folder, 'results.json');
  try {
    const words = ['--ci', '--json', `--outputFile=${results}`, ...args];
    const good = await passes('tests', start(bin('jest'), words, { shown: true }));
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(results, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    // Jest can fail without a failed test, for instance by an obsolete snapshot.
    return { passed: numPassedTests, failed: failed === 0 && !good ? 1 : failed, skipped: numPendingTests };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files of tests that start programs: Prometheus, nginx, a JVM, Python, and this command line as a process of its own. */
export const withPrograms = '\\.programs\\.test\\.ts$';
const withoutPrograms = '(?<!\\.programs)\\.test\\.ts$';

/** The option by which jest leaves files to the other of the two. */
const leaving = (pattern: string) => ['/node_modules/', pattern].map((each) => `--testPathIgnorePatterns=${each}`);

export const command: Command = {
  name: 'test',
  summary: 'Checks types, lint and format, and runs the tests. Ends with the true counts.',
  details: `Tests that start a program, such as Prometheus, nginx or this command line, are in files called *.programs.test.ts. They take
longer than all others, and are run with --programs alone. Words go to jest: npm test -- test/loki runs the tests of one folder.`,
  words: { name: 'word', help: "what jest takes, such as a part of a file's path" },
  options: { programs: { help: 'run the tests that start programs, and nothing else' } },
  async run(call) {
    const { words } = call;
    if (call.has('programs')) {
      const counts = await jest([...leaving(withoutPrograms), ...words]);
      console.log(countsLine(counts));
      return counts.failed > 0 ? 1 : 0;
    }
    const known = path.resolve('node_modules', '.cache', 'lgtm-cdk8s', 'all-types.tsbuildinfo');
    // All at once: what they print comes when it does not stand between lines of another.
    // Declarations are checked too: another repository is given them, and a type that nobody exports cannot be named there.
    const types = start(bin('tsc'), ['--noEmit', '--declaration', '--incremental', '--tsBuildInfoFile', known], {
      environmentVariables: withoutCollecting,
    });
    const lint = start(bin('biome'), ['check', '--error-on-warnings', '.']);
    const tests = await jest([...leaving(withPrograms), ...words]);
    const counts = [await single('types', types), await single('lint and format', lint), tests];
    const sum = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
    console.log(countsLine({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }));
    return sum('failed') > 0 ? 1 : 0;
  },
};
