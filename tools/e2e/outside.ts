import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageKeyOf } from '../../constructs/kit';
import { startInNamespaces } from '../namespaces';
import type { Counts } from '../report';
import { eventually } from '../wait';
import { MemoryGroups } from './cluster/memory-group';
import { countsLeft } from './counts';
import { type Prepared, senderFolder } from './inside';
import type { Sources } from './programs/sources';
import type { BoundSuite } from './suite/bind';
import { nameOf } from './suite/suite';
import { withoutNeeded } from './suite/without-needed';

/** What came of the run of one environment. */
export interface RunOutcome {
  readonly counts: Counts;
  /** It came to its end. */
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly code: number;
}

/** The exit code of a run that somebody ended. */
const interruptedCode = 130;

/**
 * Obtains the programs, then starts the run in namespaces of its own: when its first process ends, in whatever way, the kernel
 * ends every other one and removes every mount and network.
 */
export async function runOutside(
  bound: BoundSuite,
  wanted: Pick<Prepared, 'parts' | 'full'>,
  sources: Sources,
): Promise<RunOutcome> {
  const { suite, model, prepares, sender } = bound;
  const name = nameOf(suite);
  const environments = [model.environment, ...(sender ? [sender.model.environment] : [])];
  const found = await sources.images([...bound.images, ...(sender?.images ?? [])], (reference) =>
    environments.map((each) => imageKeyOf(each, reference)).find((key) => key !== undefined),
  );
  const programs = await sources.started([
    ...new Set([...(prepares.programs ?? []), ...(sender?.prepares.programs ?? [])]),
  ]);
  const images = withoutNeeded(bound.standIns, found, programs);
  const folder = mkdtempSync(join(tmpdir(), `lgtm-cdk8s-e2e-${name}-`));
  const groupName = `lgtm-cdk8s-e2e-${process.pid}-${name}`;
  const groups = MemoryGroups.make(groupName);
  const countsFile = join(folder, 'counts.json');
  const what: Prepared = { suite: name, folder, groupName, images, programs, countsFile, ...wanted };
  const [code, signal] = await once(startInNamespaces('e2e', what), 'exit');
  await eventually(10, () => {
    groups?.remove();
    return true;
  });
  for (const made of ['roots', 'setpriv', 'streams', 'volumes', 'cluster']) {
    for (const each of [folder, join(folder, senderFolder)]) rmSync(join(each, made), { recursive: true, force: true });
  }
  console.error(`The logs of this run: ${folder}`);
  const counts = countsLeft(countsFile);
  return {
    // A run that ended before its end is a failure itself.
    counts: counts ?? { passed: 0, failed: 1, skipped: 0 },
    complete: counts !== undefined,
    interrupted: code === interruptedCode || signal !== null,
    code: typeof code === 'number' ? code : 1,
  };
}
