import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepared, startInNamespaces } from '../namespaces';
import { eventually } from '../wait';
import { MemoryGroups } from './cluster/memory-group';
import { type Part, parts } from './parts';
import { obtainImages } from './programs/image';
import { missingRequirements } from './requirements';
import { type Prepared, runInside } from './run';

const usage = `Usage: npm run e2e [-- [--no-build] <part>…]

Runs the lab's pipeline from dist/lab as real processes on this machine, sends data through it, and asks the stores for it.
Needs Linux and root. Everything happens in namespaces of its own, without a way to any network, and ends with them.

--no-build  A server that would have to be built first is not: the checks that need it are not run.
Parts (default: all): ${parts.join(', ')}`;

async function main(): Promise<void> {
  const run = prepared<Prepared>();
  if (run) process.exit((await runInside(run)) ? 0 : 1);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, 'no-build': { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const unknown = positionals.filter((name) => !isPart(name));
  const missing = missingRequirements();
  if (unknown.length > 0 || missing.length > 0) {
    const wrong = unknown.map((name) => `There is no part ${name}. Parts: ${parts.join(', ')}`);
    console.error([...wrong, ...missing.map((need) => `This needs ${need}.`)].join('\n'));
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runOutside(positionals.filter(isPart), !values['no-build']);
}

function isPart(name: string): name is Part {
  return parts.some((part) => part === name);
}

/**
 * Obtains the programs, then starts the run in namespaces of its own: when its first process ends, in whatever way, the kernel
 * ends every other one and removes every mount and network.
 */
async function runOutside(chosen: readonly Part[], build: boolean): Promise<number> {
  const images = await obtainImages(build);
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-'));
  const groupName = `lgtm-cdk8s-e2e-${process.pid}`;
  const groups = MemoryGroups.make(groupName);
  const what: Prepared = { folder, groupName, images, parts: chosen.length > 0 ? chosen : parts };
  const inner = startInNamespaces('tools/e2e/main.ts', what);
  const [code] = await once(inner, 'exit');
  await eventually(10, () => {
    groups?.remove();
    return true;
  });
  for (const name of ['roots', 'volumes', 'cluster']) rmSync(join(folder, name), { recursive: true, force: true });
  console.error(`The logs of this run: ${folder}`);
  return typeof code === 'number' ? code : 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exit(1);
});
