import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { type Manifest, ofKind } from '../manifests/manifest';
import type { Destination, KubernetesObject } from '../manifests/object';
import type { Subject } from '../subject';
import { folderOf } from './applications';

export const project: Check = {
  name: 'delivery/project',
  description:
    'each project admits exactly the kinds, the namespaces of each cluster and the repository of its Applications; one that somebody else makes is theirs',
  looks: (subject) => {
    if (!rendersProject(subject)) return [];
    const projects = ofKind(subject.delivery, 'AppProject');
    const rendered = projects.map(({ object }) => object.metadata.name);
    const named = new Set(ofKind(subject.delivery, 'Application').map(projectOf));
    return [
      ...[...named].filter((name) => !rendered.includes(name)).map((name) => missing(subject, name)),
      ...projects.flatMap((manifest) => admitted(manifest, subject)),
    ];
  },
};

const projectOf = ({ object }: Manifest): string => object.spec?.project ?? 'default';

const missing = ({ environment }: Subject, name: string): Finding => ({
  environment: environment.name,
  component: 'argocd',
  property: `AppProject ${name}`,
  problem: 'there is none, and an Application belongs to it',
  instead: 'an AppProject with the kinds, namespaces and repository of its Applications',
});

/** What a project admits, compared with what its Applications bring. */
function admitted(manifest: Manifest, subject: Subject): Finding[] {
  const { spec, metadata } = manifest.object;
  const own = ofKind(subject.delivery, 'Application').filter((each) => projectOf(each) === metadata.name);
  const objects = own.flatMap((application) => broughtBy(subject, application)).map(({ object }) => object);
  const kinds = (list: readonly { group: string; kind: string }[] = []) =>
    list.map(({ group, kind }) => kindIn(group, kind));
  const repositories = own.flatMap(({ object }) => object.spec?.source?.repoURL ?? []);
  const lists: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['clusterResourceWhitelist', kinds(spec?.clusterResourceWhitelist), kindsOf(objects, false)],
    ['namespaceResourceWhitelist', kinds(spec?.namespaceResourceWhitelist), kindsOf(objects, true)],
    ['destinations', (spec?.destinations ?? []).map(placeOf), placesOf(subject, own)],
    ['sourceRepos', spec?.sourceRepos ?? [], repositories],
  ];
  return lists.flatMap(([field, list, used]) => exactly(manifest, field, list, [...new Set(used)]));
}

/** Whether the environment brings a project of its own. */
const rendersProject = ({ environment }: Subject): boolean =>
  environment.components.some(({ objects }) => objects.some(({ kind }) => kind === 'AppProject'));

/** `ConfigMap`, `Deployment of apps` */
const kindIn = (group: string, kind: string): string => (group === '' ? kind : `${kind} of ${group}`);

const kindsOf = (objects: readonly KubernetesObject[], namespaced: boolean): string[] =>
  objects
    .filter(({ metadata }) => (metadata.namespace !== undefined) === namespaced)
    .map(({ apiVersion, kind }) => kindIn(apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind));

/** `shop in https://kubernetes.default.svc` */
const placeOf = ({ namespace, server, name }: Destination): string => `${namespace} in ${server ?? name}`;

/** Where Applications put objects: their own namespaces and those of the objects in each one's folder, in its cluster. */
const placesOf = (subject: Subject, applications: readonly Manifest[]): string[] =>
  applications.flatMap((application) => {
    const { destination } = application.object.spec ?? {};
    if (!destination) return [];
    const namespaces = broughtBy(subject, application).flatMap(({ object }) => object.metadata.namespace ?? []);
    return [destination.namespace, ...namespaces].map((namespace) => placeOf({ ...destination, namespace }));
  });

/** The objects that an Application brings: those of its folder. The root brings the projects beside it too. */
function broughtBy({ environment, manifests, delivery }: Subject, application: Manifest): readonly Manifest[] {
  const folder = folderOf(application);
  if (folder === `argocd/${environment.name}/applications`) return delivery;
  return manifests.filter(({ component }) => folder === `${environment.name}/${component}`);
}

function exactly(manifest: Manifest, where: string, admitted: readonly string[], used: readonly string[]): Finding[] {
  return [
    ...used
      .filter((each) => !admitted.includes(each))
      .map((each) =>
        findingAt(manifest, { where, problem: `it lacks ${each}, which is in use`, instead: `${each} as well` }),
      ),
    ...admitted
      .filter((each) => !used.includes(each))
      .map((each) =>
        findingAt(manifest, { where, problem: `it admits ${each}, which nothing uses`, instead: 'what is in use' }),
      ),
  ];
}
