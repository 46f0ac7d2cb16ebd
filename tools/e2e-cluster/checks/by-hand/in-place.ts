import { join } from 'node:path';
import { readFiles } from '../../../../checks/manifests/files';
import { named } from '../../../review/notice';
import { noticesBetween } from '../../../review/notices';
import { reviewed } from '../../../review/objects';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import { EditableDist } from '../../editable';
import { lost } from '../../kubernetes/compare';
import type { KubernetesObject } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { type Manifest, storesOf } from '../../manifests';
import { type Names, Steps } from '../../steps';
import { everythingRuns } from '../workloads';
import { addJob, makeEdits } from './edits';

/** What the API server refuses is what synth says, and the steps bring it into the cluster. Returns the folder with what is there now. */
export async function checkInPlace(
  context: Context,
  controlPlane: ControlPlane,
): Promise<{ folder: string; ran: string[] }> {
  const { environment, report, dist } = context;
  const edited = new EditableDist(join(controlPlane.folder, 'edited'));
  const { kubectl } = controlPlane;
  const folder = join(edited.path, environment.name);
  const steps = new Steps({ kubectl, delivery: 'kubectl', folder: edited.folder });
  edited.become(dist);
  const job = addJob(edited, environment.name);
  await kubectl.must('apply', '--server-side', '--kustomize', folder);
  const before = filesOf(edited.path, environment.name);
  const { selectors, others } = makeEdits(edited, environment.name, job);
  const claims = (await Objects.read(controlPlane.api)).ofKind('PersistentVolumeClaim');

  await report.check(
    'the API server refuses what synth says',
    'selectors, the address of a Service, the role of a binding and a Job, changed',
    async () => {
      const environments = [environment.name];
      const notices = noticesBetween({
        before,
        after: filesOf(edited.path, environment.name),
        environmentsBefore: environments,
        environmentsAfter: environments,
      });
      const said = notices.flatMap(({ object }) => (object ? [`${object.kind} ${object.name}`] : [])).sort();
      const { stderr } = await kubectl.run('apply', '--server-side', '--kustomize', folder);
      const refused = [...stderr.matchAll(/(\w+)(?:\.[\w.]+)? "([^"]+)" is invalid/g)].map(
        ([, kind, name]) => `${kind} ${name}`,
      );
      const same = said.length > 0 && said.join() === refused.sort().join();
      return { passed: same, got: same ? said.join(', ') : `said: ${said.join(', ')}; refused: ${stderr}` };
    },
  );
  await report.check(
    'the steps bring it into the cluster',
    'docs/change-what-cannot-be-changed-in-place.md#selectors and #other-objects',
    async () => {
      await steps.run('selectors', namesOf(selectors, environment.name), { withoutApply: true });
      await steps.run('other-objects', namesOf(others, environment.name));
      return ranWith(controlPlane, claims);
    },
  );
  await checkNames(context, controlPlane, edited, steps);
  return { folder, ran: steps.ran };
}

/** A StatefulSet with another name takes its volume along. */
async function checkNames(
  { environment, report }: Context,
  controlPlane: ControlPlane,
  edited: EditableDist,
  steps: Steps,
): Promise<void> {
  const store = storesOf(edited.path, environment.name).at(-1);
  if (!store) throw new Error(`${environment.name} has no StatefulSet with a volume`);
  const { name, namespace } = store.object.metadata;
  const newName = `${name}-renamed`;
  const names = Array.from({ length: store.object.spec.replicas ?? 1 }, (_, ordinal): Names => {
    return { environment: environment.name, namespace, name, newName, ordinal };
  });
  await report.check(
    'a StatefulSet with another name takes its data along',
    `${named({ kind: 'StatefulSet', namespace, name })} → ${newName}, docs/change-what-cannot-be-changed-in-place.md#names`,
    async () => {
      const volume = await volumeOf(controlPlane, `data-${name}-0`);
      await steps.run('names', names, { when: 'before' });
      edited.rename(store.file, newName);
      await steps.run('names', names);
      const runs = await ranWith(controlPlane, []);
      const now = await volumeOf(controlPlane, `data-${newName}-0`);
      if (!runs.passed) return runs;
      return { passed: volume !== '' && volume === now, got: `volume ${now}, which was ${volume}; ${runs.got}` };
    },
  );
}

interface Claim extends KubernetesObject {
  readonly spec: { readonly volumeName?: string };
}

async function volumeOf({ api }: ControlPlane, claim: string): Promise<string> {
  const objects = await Objects.read(api);
  return (
    objects.ofKind<Claim>('PersistentVolumeClaim').find(({ metadata }) => metadata.name === claim)?.spec.volumeName ??
    ''
  );
}

async function ranWith(controlPlane: ControlPlane, kept: readonly KubernetesObject[]) {
  const runs = await everythingRuns(controlPlane);
  const problems = lost(kept, await Objects.read(controlPlane.api));
  return problems.length === 0 ? runs : { passed: false, got: problems.join('\n') };
}

const namesOf = (manifests: readonly Manifest[], environment: string): Names[] =>
  manifests.map(({ object: { kind, metadata } }) => ({
    environment,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  }));

const filesOf = (dist: string, environment: string) => reviewed(readFiles(dist, environment));
