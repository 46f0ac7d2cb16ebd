import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, SynthesisError } from '../../constructs';
import { run } from '../command';
import { endWhenInterrupted } from '../namespaces';
import { Report, type Result } from '../report';
import { checkReconciled } from './checks/argocd';
import { checkByHand } from './checks/by-hand';
import type { Context } from './context';
import { type Kept, keepCluster } from './keep';
import type { Programs } from './programs';
import type { Delivery } from './steps';

/** What the outer process has prepared for a part of the run. */
export interface Prepared {
  /** For its clusters, and for what it found. */
  readonly folder: string;
  readonly environment: string;
  readonly delivery: Delivery;
  readonly programs: Programs;
  /** How the cluster is reached that is kept for its user. Undefined: none is. */
  readonly keep?: Kept;
}

/** What a part of the run found, as the outer process reads it. */
export interface Found {
  readonly results: readonly Result[];
  /** The steps of the docs that were run. */
  readonly ran: readonly string[];
}

export const foundFile = (folder: string): string => join(folder, 'found.json');

/** Where the controller manager puts the folders of volumes. */
const volumes = '/tmp/hostpath_pv';

/** A part of the run, in namespaces of its own. */
export async function runInside(prepared: Prepared, project: Project): Promise<void> {
  endWhenInterrupted();
  run('ip', 'link', 'set', 'lo', 'up');
  mkdirSync(volumes, { recursive: true });
  run('mount', '-t', 'tmpfs', 'tmpfs', volumes);
  const { folder, environment: name, delivery, programs, keep } = prepared;
  const { environments, findings } = project.build([name]);
  if (findings.length > 0) throw new SynthesisError(findings);
  const report = new Report();
  for (const environment of environments) {
    const context: Context = { environment, report, programs, folder, dist: 'dist' };
    if (keep) return keepCluster(context, keep);
    const ran = await (delivery === 'argocd' ? checkReconciled(context) : checkByHand(context));
    const found: Found = { results: report.results, ran };
    writeFileSync(foundFile(folder), JSON.stringify(found));
  }
}
