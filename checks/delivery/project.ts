import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { type Manifest, ofKind } from '../manifests/manifest';
import type { Destination, KubernetesObject } from '../manifests/object';
import type { Subject } from '../subject';

export const project: Check = {
  name: 'delivery/project',
  description:
    'the project admits exactly the kinds, the namespaces of each cluster and the repository that the environment has; one that somebody else makes is theirs',
  looks: (subject) => {
    if (!rendersProject(subject)) return [];
    const [found] = ofKind(subject.delivery, 'AppProject');
    if (!found) {
      const { name } = subject.environment;
      const instead = 'an AppProject with its kinds, namespaces and repository';
      return [
        { environment: name, component: 'argocd', property: `AppProject ${name}`, problem: 'there is none', instead },
      ];
    }
    const objects = [...subject.manifests, ...subject.delivery].map(({ object }) => object);
    const { spec } = found.object;
    const kinds = (list: readonly { group: string; kind: string }[] = []) =>
      list.map(({ group, kind }) => kindIn(group, kind));
    const repositories = ofKind(subject.delivery, 'Application').flatMap(
      ({ object }) => object.spec?.source?.repoURL ?? [],
    );
    const lists: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['clusterResourceWhitelist', kinds(spec?.clusterResourceWhitelist), kindsOf(objects, false)],
      ['namespaceResourceWhitelist', kinds(spec?.namespaceResourceWhitelist), kindsOf(objects, true)],
      ['destinations', (spec?.destinations ?? []).map(placeOf), placesOf(subject)],
      ['sourceRepos', spec?.sourceRepos ?? [], repositories],
    ];
    return lists.flatMap(([field, admitted, used]) => exactly(found, field, admitted, [...new Set(used)]));
  },
};

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

/** Where the Applications put objects: the namespaces of the objects in each one's folder, in its cluster. */
const placesOf = (subject: Subject): string[] =>
  ofKind(subject.delivery, 'Application').flatMap(({ object: { spec } }) => {
    const { destination, source } = spec ?? {};
    if (!destination) return [];
    const namespaces = broughtBy(subject, source?.path ?? '').flatMap(({ object }) => object.metadata.namespace ?? []);
    return [destination.namespace, ...namespaces].map((namespace) => placeOf({ ...destination, namespace }));
  });

/** The objects that an Application of this folder brings. */
function broughtBy({ environment, manifests, delivery }: Subject, folder: string): readonly Manifest[] {
  if (folder === `dist/argocd/${environment.name}/applications`) return delivery;
  return manifests.filter(({ component }) => folder === `dist/${environment.name}/${component}`);
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
