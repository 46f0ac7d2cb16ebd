import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pc from 'picocolors';
import type { Command } from '../cli/command';
import { type Counts, countsLine } from '../report';

const bin = (name: string) => path.resolve('node_modules', '.bin', name);

function run(title: string, command: string, args: readonly string[]): boolean {
  const start = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(String(error));
  const verdict = status === 0 ? pc.green('passed') : pc.red('failed');
  console.log(`${title}: ${verdict} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return status === 0;
}

function single(title: string, command: string, args: readonly string[]): Counts {
  const passed = run(title, command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** Every test counts for itself, one of a program that is not there as skipped; a file that does not even load counts as one that failed. */
function jest(args: readonly string[]): Counts {
  const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-test-'));
  const results = path.join(folder, 'results.json');
  try {
    const good = run('tests', bin('jest'), ['--ci', '--json', `--outputFile=${results}`, ...args]);
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

export const command: Command = {
  name: 'test',
  summary: 'Checks types, lint and format, and runs every test. Ends with the true counts.',
  details: 'Words go to jest: npm test -- test/loki runs the tests of one folder.',
  words: { name: 'word', help: "what jest takes, such as a part of a file's path" },
  options: {},
  run({ words }) {
    const counts = [
      single('types', bin('tsc'), ['--noEmit']),
      single('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']),
      jest(words),
    ];
    const sum = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
    console.log(countsLine({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }));
    return sum('failed') > 0 ? 1 : 0;
  },
};
