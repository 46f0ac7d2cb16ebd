import { isDeepStrictEqual } from 'node:util';
import { readFiles, readManifests } from '../../../checks/manifests/files';
import { labelsMatch } from '../../../constructs/kit/model/labels-match';
import { type Section, storedSections } from '../../review/immutable';
import type { Notice } from '../../review/notice';
import { noticesBetween } from '../../review/notices';
import { reviewed } from '../../review/objects';
import { type KubernetesObject, keyOf } from '../kubernetes/object';
import type { Objects } from '../kubernetes/objects';
import type { StatefulSet } from '../manifests';
import type { Names, Selected, Steps } from '../steps';

/** Two states of an environment's `dist/`. */
export interface Upgrade {
  readonly environment: string;
  readonly before: string;
  readonly after: string;
  /** The namespace of Argo CD. Undefined: it has no part in this. */
  readonly control?: string;
}

/** What synth says of this change. */
export function noticesOfUpgrade({ environment, before, after }: Upgrade): Notice[] {
  const files = (dist: string) =>
    reviewed(new Map([...readFiles(dist, environment), ...readFiles(dist, `argocd/${environment}`)]));
  return noticesBetween({
    before: files(before),
    after: files(after),
    environmentsBefore: [environment],
    environmentsAfter: [environment],
  });
}

/** Sections that say something and ask nothing, or what no upgrade of one environment does. */
const withoutSteps: readonly Section[] = [
  'names',
  'what-stays',
  'fewer-pods',
  'another-cluster',
  'a-changed-root',
  'former-applications',
  // No control plane knows the places of this data.
  ...storedSections,
];

/** Runs the steps of every notice. The root comes last, as what it follows must be there. Returns the sections. */
export async function runSteps(steps: Steps, upgrade: Upgrade, selected: Selected = {}): Promise<Section[]> {
  // These are left out: the program that delivers is in their way, or does all of it.
  const left: readonly Section[] = [
    ...withoutSteps,
    upgrade.control === undefined ? 'root-application' : 'another-form',
  ];
  const notices = noticesOfUpgrade(upgrade).filter(({ steps: section }) => !left.includes(section));
  const sections = [...new Set(notices.map(({ steps: section }) => section))].sort(
    (a, b) => Number(a === 'root-application') - Number(b === 'root-application'),
  );
  for (const section of sections) {
    const names = notices.filter((notice) => notice.steps === section).flatMap((notice) => namesOf(notice, upgrade));
    await steps.run(section, names, { ofNamespace: true, ...selected });
  }
  return sections;
}

/** The names of a notice's object, for each pod of a StatefulSet. */
function namesOf({ environment, object }: Notice, { after, control }: Upgrade): Names[] {
  if (!object) return [{ environment, control }];
  const { kind, namespace, name } = object;
  const found = readManifests<StatefulSet>(after, environment).find(
    ({ object: each }) => each.kind === kind && each.metadata.name === name && each.metadata.namespace === namespace,
  );
  const { replicas = 1, volumeClaimTemplates } = found?.object.spec ?? {};
  const size = volumeClaimTemplates?.[0]?.spec.resources.requests.storage;
  const pods = kind === 'StatefulSet' ? replicas : 1;
  return Array.from({ length: pods }, (_, ordinal) => ({ environment, control, namespace, name, kind, ordinal, size }));
}

interface Workload extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: object;
  };
}

const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** The pods that an upgrade need not restart: those of workloads whose template and number of pods are the same. */
export function podsToKeep(objects: Objects, { environment, before, after }: Upgrade): KubernetesObject[] {
  const workloads = (dist: string) =>
    readManifests<Workload>(dist, environment)
      .map(({ object }) => object)
      .filter(({ kind }) => kinds.includes(kind));
  const old = new Map(workloads(before).map((workload) => [keyOf(workload), workload.spec]));
  const same = workloads(after).filter((workload) => {
    const spec = old.get(keyOf(workload));
    return isDeepStrictEqual(spec?.template, workload.spec.template) && spec?.replicas === workload.spec.replicas;
  });
  return objects
    .ofKind('Pod')
    .filter(({ metadata: { namespace, labels } }) =>
      same.some(
        ({ metadata, spec }) => metadata.namespace === namespace && labelsMatch(spec.selector.matchLabels, labels),
      ),
    );
}
