import { join } from 'node:path';
import { rootName } from '../../../../constructs/kit/vocabulary/applications';
import { Workspace } from '../../../workspace';
import { type Application, syncedAndHealthy } from '../../argocd/applications';
import { addCluster, isCluster, removeCluster } from '../../argocd/clusters';
import { bootstrap, type Followed } from '../../follow';
import { Objects } from '../../kubernetes/objects';
import { everythingRuns } from '../workloads';
import { checkRemoval } from './removal';
import { settles } from './settled';

const seconds = 120;

interface Delivered extends Application {
  readonly spec: { readonly destination: { readonly name?: string; readonly server?: string } };
}

/**
 * An environment that sends to another cluster is delivered by the Argo CD that is there: its components to a cluster by its name, the root
 * to where Argo CD is. Nothing is looked at of an environment that sends nothing.
 */
export async function checkDestination(followed: Followed): Promise<void> {
  const { environment, report, repository, controlPlane } = followed;
  if (!environment.connections.some(({ to }) => to.ingress)) return;
  const name = environment.cluster.name ?? environment.name;
  await addCluster(followed, name);
  await report.check(
    'an Argo CD of another cluster delivers it, to a cluster by its name',
    `destination: { name: '${name}' } of ArgoCd; the root stays where Argo CD is`,
    () =>
      withDestination(environment.name, name, async (dist) => {
        const commit = repository.commitDist(dist, `To the cluster ${name}`);
        await bootstrap(followed, dist);
        const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
        if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
        const all = (await Objects.read(controlPlane.api)).ofKind<Delivered>('Application');
        const elsewhere = all.filter(({ spec: { destination } }) => destination.name === name && !destination.server);
        const own = all.filter((each) => !elsewhere.includes(each)).map(({ metadata }) => metadata.name);
        const runs = await everythingRuns(controlPlane);
        return {
          passed: runs.passed && elsewhere.length > 0 && own.join() === rootName(environment.name),
          got: `${elsewhere.length} Applications to ${name}, ${own.join(', ')} beside Argo CD; ${runs.got}`,
        };
      }),
  );
  await checkRemoval(followed, 'delivered to another cluster: ', isCluster(name));
  await removeCluster(followed, name);
}

/** The environment with another destination, synthesized in a copy of the project. */
async function withDestination<Result>(
  environment: string,
  name: string,
  use: (dist: string) => Promise<Result>,
): Promise<Result> {
  const workspace = new Workspace({ ownPackage: false });
  try {
    workspace.replace(
      `environments/${environment}.ts`,
      /new ArgoCd\((\w+), \{/,
      `new ArgoCd($1, { destination: { name: '${name}' },`,
    );
    const { status, stderr } = workspace.synth(['--without-types']);
    if (status !== 0) throw new Error(stderr);
    return await use(join(workspace.folder, 'dist'));
  } finally {
    workspace.remove();
  }
}
