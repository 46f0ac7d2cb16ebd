import path from 'node:path';
import { parseArgs } from 'node:util';
import { environmentNames } from '../manifests';
import { obtain } from '../programs';
import { summary, table } from './table';
import { verify } from './verify';

const dist = path.resolve('dist');

const help = (names: readonly string[]) => `Gives every configuration in dist/ to the program that will read it.

Usage: npm run verify [-- [options] [environment ...]]

  environment           ${names.join(', ')}; default: all of them
  --strict              exit with 1 also where something could not be checked
  --build-minutes <n>   start no build after so many minutes; 0: build nothing (default: no limit)
  --json                the results as JSON
  --help                this text

A program is taken from PATH, in the version of the versions table or one near it; else it is built once from the Go module
registry into the cache (~/.cache/lgtm-cdk8s), which needs Go 1.26 or newer; else its image runs in docker or podman.
Exits with 1 when a configuration is rejected, with 2 when the call is wrong.`;

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      strict: { type: 'boolean' },
      'build-minutes': { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const names = environmentNames(dist);
  if (values.help) {
    console.log(help(names));
    return 0;
  }
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new UsageError(`dist/ has no environment ${unknown.join(', ')}`);
  const buildUntil = values['build-minutes'] === undefined ? undefined : deadline(values['build-minutes']);
  const results = await verify({
    dist,
    environments: positionals.length > 0 ? positionals : names,
    find: (name) => obtain(name, { buildUntil }),
  });
  console.log(values.json ? JSON.stringify(results, null, 2) : `${table(results)}\n\n${summary(results)}`);
  const failures = results.filter(({ verdict }) => verdict === 'rejected' || (values.strict && verdict !== 'accepted'));
  return failures.length > 0 ? 1 : 0;
}

function deadline(minutes: string): number {
  if (!/^\d+(\.\d+)?$/.test(minutes)) throw new UsageError(`--build-minutes ${minutes} is no number of minutes`);
  return Date.now() + Number(minutes) * 60_000;
}

const isUsageError = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(isUsageError(error) && error instanceof Error ? `${error.message}. See --help.` : error);
    process.exitCode = isUsageError(error) ? 2 : 1;
  },
);
