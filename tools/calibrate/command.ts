import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { type Command, UsageError } from '../cli/command';
import { run } from '../command';
import { missingRequirements } from '../e2e/requirements';
import { endWhenInterrupted, prepared, startInNamespaces } from '../namespaces';
import { Programs } from '../programs';
import { calibration, calibrationFile } from './calibration';
import type { Measured } from './measured';
import { measure, type StoreName, stores, type Tools, toolsOf } from './stores';

/** What the outer process has prepared. */
interface Prepared {
  readonly tools: Tools;
  readonly folder: string;
  /** Where the measurement is left. */
  readonly file: string;
}

export const command: Command = {
  name: 'calibrate',
  summary:
    'Measures what stores, Collectors and kube-state-metrics take per series, stream, sample, line, span and pod, and writes it down for the figures of capacity.',
  details: `Each role is a process of its own under a scaled-down load, in namespaces without a way to any network. It takes up to ten minutes a
store. Processor time is that of the process, so that neighbours hardly change it. The result is ${calibrationFile}; a test holds the
figures to it.`,
  words: { name: 'store', help: `one of ${stores.join(', ')} alone; default: all` },
  options: {},
  async run(call) {
    const inner = prepared<Prepared>();
    if (inner) {
      endWhenInterrupted();
      run('ip', 'link', 'set', 'lo', 'up');
      writeFileSync(inner.file, JSON.stringify(await measure(inner.tools, inner.folder)));
      // What was started before would keep this process, and with it the namespaces.
      process.exit(0);
    }
    const chosen = call.words.length > 0 ? stores.filter((each) => call.words.includes(each)) : stores;
    const unknown = call.words.filter((word) => !stores.some((each) => each === word));
    if (unknown.length > 0)
      throw new UsageError(`there is no store ${unknown.join(', ')}; there are: ${stores.join(', ')}`);
    const needs = missingRequirements();
    if (needs.length > 0) throw new UsageError(needs.map((need) => `this needs ${need}`).join('\n'));
    const programs = new Programs({ pull: false });
    let missing = 0;
    for (const store of chosen) {
      const tools = await toolsOf(store, programs);
      if (typeof tools === 'string') {
        console.log(`not measured: ${tools}`);
        missing++;
      } else keep(store, tools, await measureApart(tools));
    }
    return missing > 0 ? 1 : 0;
  },
};

/** Measures in namespaces of its own. */
async function measureApart(tools: Tools): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-calibrate-'));
  const file = path.join(folder, 'measured.json');
  try {
    const [code] = await once(startInNamespaces('calibrate', { tools, folder, file } satisfies Prepared), 'exit');
    if (code !== 0) throw new Error(`the measurement of ${tools.store} ended with ${code}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a measurement beside those of the other stores. */
function keep(store: StoreName, { program }: Tools, measured: Measured): void {
  const before = calibration();
  const others = Object.entries(before.measured).filter(([name]) => !name.startsWith(`${store}.`));
  const rounded = Object.entries(measured).map(([name, value]) => [name, Number(value.toPrecision(4))] as const);
  const [processor] = cpus();
  const run = {
    date: new Date().toISOString().slice(0, 10),
    version: program.version,
    processor: processor?.model ?? 'an unknown processor',
  };
  const after = {
    runs: { ...before.runs, [store]: run },
    measured: Object.fromEntries([...others, ...rounded].sort(([one], [other]) => one.localeCompare(other, 'en'))),
  };
  writeFileSync(calibrationFile, `${JSON.stringify(after, null, 2)}\n`);
  for (const [name, value] of rounded) console.log(`${name.padEnd(32)} ${value}`);
}
