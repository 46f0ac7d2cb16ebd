import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, SynthesisError } from '../../constructs';
import { run } from '../command';
import { endWhenInterrupted } from '../namespaces';
import { Report } from '../report';
import { checkByHand } from './checks/by-hand';
import { checkReconciled } from './checks/reconciled';
import type { Context } from './context';
import { type Kept, keepCluster } from './keep';
import type { Programs } from './programs';
import { standIns } from './stand-ins';

/** What the outer process has prepared. */
export interface Prepared {
  readonly folder: string;
  readonly environments: readonly string[];
  readonly programs: Programs;
  /** How the cluster is reached that is kept for its user. Undefined: none is. */
  readonly keep?: Kept;
}

/** Where the controller manager puts the folders of volumes. */
const volumes = '/tmp/hostpath_pv';

/** The run, in namespaces of its own. Returns whether every check that ran has passed. */
export async function runInside(
  { folder, environments: names, programs, keep }: Prepared,
  project: Project,
): Promise<boolean> {
  endWhenInterrupted();
  run('ip', 'link', 'set', 'lo', 'up');
  mkdirSync(volumes, { recursive: true });
  run('mount', '-t', 'tmpfs', 'tmpfs', volumes);
  const report = new Report();
  const { environments, findings } = project.build(names);
  if (findings.length > 0) throw new SynthesisError(findings);
  for (const environment of environments) {
    const { name } = environment;
    const context: Context = { environment, report, programs, folder: join(folder, name), dist: 'dist' };
    report.heading(`${name}: what its cluster has is stood in for`);
    report.table(
      ['what', 'here'],
      standIns(environment).map(({ what, here, objects }) => [what, objects.length > 0 ? here : 'none']),
    );
    if (keep) {
      await keepCluster(context, keep);
      return true;
    }
    report.heading(`${name}: followed by Argo CD`);
    await checkReconciled(context);
    report.heading(`${name}: applied by kubectl`);
    await checkByHand(context);
  }
  return report.finish();
}
