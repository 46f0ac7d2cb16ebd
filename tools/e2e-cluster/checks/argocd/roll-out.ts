import { labelsMatch } from '../../../../constructs/kit/model/labels-match';
import { applicationName, rootName } from '../../../../constructs/kit/vocabulary/applications';
import { askUntil } from '../../../wait';
import { syncedAndHealthy, type Wanted } from '../../argocd/applications';
import { setHealthOfApplications } from '../../argocd/settings';
import { markChanged, turnOf } from '../../availability/groups';
import { type Break, type BreakableContainer, breaks } from '../../control-plane/breaks';
import type { Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { componentOf, type Manifest, manifestsOf } from '../../manifests';
import { everythingRuns } from '../workloads';
import { settles } from './settled';

/** How long pods may take to come back, from the moment at which Argo CD sees the commit. */
const mendSeconds = 60;

const breakSeconds = 60;

/** For how long Argo CD waits at most before it tries again what was refused: the mending commit, and then each zone that must wait. */
const retrySeconds = 120;

interface Workload extends KubernetesObject {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: { readonly spec: { readonly containers: BreakableContainer[] } };
  };
}

interface Broken {
  readonly manifest: Manifest;
  readonly by: Break;
}

interface Pod extends KubernetesObject {
  readonly status?: {
    readonly containerStatuses?: readonly { readonly state?: { readonly waiting?: { readonly reason?: string } } }[];
  };
}

/** A commit that breaks every workload, and one object that the API server refuses; then the commit that mends them. */
export async function checkRollOut(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, controlPlane } = followed;
  const workloads = manifestsOf(dist, environment.name, 'Deployment', 'DaemonSet', 'StatefulSet');
  const refused = refusedConfigMap(dist, environment.name, workloads);
  const broken = workloads
    .filter(({ file }) => componentOf(file) !== componentOf(refused.file))
    .map((manifest, index): Broken => ({ manifest, by: breaks[index % breaks.length] as Break }));
  const held = broken.filter((each) => isHeld(each, broken));
  const reached = broken.filter((each) => !held.includes(each));
  const waiting = namesOf(held, environment.name);
  const claims = (await Objects.read(controlPlane.api)).ofKind('PersistentVolumeClaim');

  const asked = [
    ...broken.map(({ manifest, by }) => `${keyOf(manifest.object)}: ${by.what}`),
    `${keyOf(refused.object)}: a key that the API server refuses`,
  ];
  await report.check('a broken roll-out shows, and takes the pods of one zone alone', asked.join(', '), async () => {
    for (const { manifest, by } of broken) {
      repository.dist.edit<Workload>(manifest.file, (object) => {
        markChanged(object, 'broken');
        object.spec.template.spec.containers.forEach(by.make);
      });
    }
    repository.dist.edit<{ data: Record<string, string> }>(refused.file, ({ data }) => {
      data['no such key'] = '';
    });
    // The root has something to do as well, and must not wait for what is broken either.
    await setHealthOfApplications(followed, true);
    for (const { file } of manifestsOf(dist, `argocd/${environment.name}/applications`, 'Application')) {
      repository.dist.edit<{ metadata: { annotations?: object } }>(file, ({ metadata }) => {
        metadata.annotations = { ...metadata.annotations, 'lgtm-cdk8s/run': 'broken' };
      });
    }
    const before = (await Objects.read(controlPlane.api)).ofKind('Pod').filter((pod) => held.some(isOf(pod)));
    const commit = repository.commit('Broken');
    const names = namesOf(broken, environment.name);
    const wanted: Wanted = (application) => {
      const { name } = application.metadata;
      if (name === rootName(environment.name)) return ended(commit, true)(application);
      if (name === applicationName(environment.name, componentOf(refused.file))) return retrying(application);
      if (waiting.has(name)) return waitsForAnother(application);
      return ended(commit, names.has(name))(application);
    };
    const wrong = await settles(followed, breakSeconds, wanted);
    const up = await askUntil(
      breakSeconds * followed.applications.patience,
      async () => notBroken(await Objects.read(controlPlane.api), reached),
      (problems) => problems.length === 0,
    );
    const problems = [...wrong, ...up, ...lost(before, await Objects.read(controlPlane.api))];
    const untouched = held.map(({ manifest }) => manifest.object.metadata.name).join(', ');
    return {
      passed: problems.length === 0,
      got:
        problems.join('\n') ||
        `${reached.length} workloads have a pod that does not come up; ${
          held.length === 0
            ? 'every sync has ended'
            : `the API server takes no other pods of ${untouched}, which ${[...waiting].join(', ')} tries again; every other sync has ended`
        }`,
    };
  });

  await report.check('the commit that mends it brings every pod back', 'dist/ as it was, committed', async () => {
    const commit = repository.commitDist(dist, 'Mended');
    const begin = performance.now();
    const { patience } = followed.applications;
    const mostSeconds = mendSeconds * patience + (1 + held.length) * retrySeconds;
    const wrong = await settles(followed, mostSeconds / patience, syncedAndHealthy(commit));
    const runs = await everythingRuns(controlPlane, mostSeconds);
    const seconds = (performance.now() - begin) / 1000;
    const problems = [
      ...wrong,
      ...(runs.passed ? [] : [runs.got]),
      ...lost(claims, await Objects.read(controlPlane.api)),
      ...(seconds > mostSeconds ? [`it took ${seconds.toFixed(0)} s`] : []),
    ];
    await setHealthOfApplications(followed, false);
    return {
      passed: problems.length === 0,
      got: problems.join('\n') || `${runs.got}, ${seconds.toFixed(1)} s after Argo CD saw it`,
    };
  });
}

/** A ConfigMap of the component of the last StatefulSet: there are several, so one more need not be broken. */
function refusedConfigMap(dist: string, environment: string, workloads: readonly Manifest[]): Manifest {
  const component = componentOf(workloads.at(-1)?.file ?? '');
  const [found] = manifestsOf(dist, `${environment}/${component}`, 'ConfigMap');
  if (!found) throw new Error(`${environment}/${component} has no ConfigMap`);
  return found;
}

/** Its sync has ended although its pods do not come up. */
const ended =
  (commit: string, isBroken: boolean): Wanted =>
  ({ status }) => {
    const { sync, health, operationState } = status ?? {};
    const health_ = health?.status ?? 'of unknown health';
    const isAt = sync?.status === 'Synced' && sync.revision === commit;
    if (isAt && operationState?.phase === 'Succeeded' && isBroken === (health_ !== 'Healthy')) return undefined;
    return `${sync?.status}, ${health_}, its sync is ${operationState?.phase}: ${operationState?.message ?? ''}`;
  };

/** Something of it is refused, and it is tried again. */
const retrying: Wanted = ({ status }) => {
  const { phase, message = '' } = status?.operationState ?? {};
  return phase === 'Running' && message.includes('Retrying attempt') ? undefined : `its sync is ${phase}: ${message}`;
};

/** What is refused is only what must wait for another zone. */
const waitsForAnother: Wanted = (application) => {
  const resources = application.status?.operationState?.syncResult?.resources ?? [];
  const failed = resources.filter(({ status }) => status === 'SyncFailed');
  const others = failed.filter(({ message = '' }) => !message.includes(' waits for '));
  if (failed.length > 0 && others.length === 0) return retrying(application);
  return `${retrying(application) ?? 'it is tried again'}; refused: ${failed.map(({ message }) => message).join('; ')}`;
};

/** Whether the pods of a workload are changed only when those of a broken one run, which comes before it. */
const isHeld = ({ manifest: { object } }: Broken, broken: readonly Broken[]): boolean =>
  turnOf(object) !== undefined &&
  broken.some(
    ({ manifest: { object: other } }) => turnOf(other) === turnOf(object) && other.metadata.name < object.metadata.name,
  );

/** The Applications that bring some workloads. */
const namesOf = (broken: readonly Broken[], environment: string): Set<string> =>
  new Set(broken.map(({ manifest }) => applicationName(environment, componentOf(manifest.file))));

const isOf =
  ({ metadata }: KubernetesObject) =>
  ({ manifest: { object } }: Broken): boolean =>
    metadata.namespace === object.metadata.namespace &&
    labelsMatch((object as Workload).spec.selector.matchLabels, metadata.labels);

/** The workloads of which no pod waits for the reason that it should have. */
function notBroken(objects: Objects, broken: readonly Broken[]): string[] {
  const pods = objects.ofKind<Pod>('Pod');
  return broken
    .filter(
      (each) =>
        !pods.some(
          (pod) =>
            isOf(pod)(each) &&
            pod.status?.containerStatuses?.some(({ state }) => state?.waiting?.reason === each.by.reason),
        ),
    )
    .map(({ manifest, by }) => `no pod of ${keyOf(manifest.object)} waits with ${by.reason}`);
}
