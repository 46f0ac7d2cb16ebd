import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { kustomizationFile } from '../manifests/files';
import { type Manifest, ofKind } from '../manifests/manifest';
import type { KubernetesObject } from '../manifests/object';
import type { Subject } from '../subject';

/** What Argo CD is told of an environment. These checks find nothing where the environment has no Argo CD. */

export const separation: Check = {
  name: 'delivery/separation',
  description: 'an environment contains no object of Argo CD, so that kubectl can apply it to a cluster without',
  looks: ({ manifests }) =>
    manifests
      .filter(({ object }) => object.apiVersion.startsWith('argoproj.io/'))
      .map((manifest) =>
        findingAt(manifest, {
          problem: 'it belongs to Argo CD',
          instead: `a place in dist/argocd/${manifest.environment}`,
        }),
      ),
};

export const applications: Check = {
  name: 'delivery/applications',
  description:
    'Argo CD has an Application for the folder of each component, and a root for the others, in the environment’s project',
  looks: (subject) => {
    if (!hasArgoCd(subject)) return [];
    const { environment, delivery, files } = subject;
    const all = ofKind(delivery, 'Application');
    const paths = all.map(({ object }) => object.spec?.source?.path);
    const wanted = [...componentFolders(subject), `argocd/${environment.name}/applications`].map(
      (path) => `dist/${path}`,
    );
    return [
      ...wanted
        .filter((path) => !paths.includes(path))
        .map(
          (path): Finding => ({
            environment: environment.name,
            component: 'argocd',
            property: path,
            problem: 'no Application brings it to the cluster',
            instead: 'an Application with this folder as its source.path',
          }),
        ),
      ...all.flatMap((manifest) => {
        const { project, source } = manifest.object.spec ?? {};
        const folder = source?.path.replace(/^dist\//, '');
        return [
          ...(project === environment.name
            ? []
            : [findingAt(manifest, { where: 'project', problem: `it is ${project}`, instead: environment.name })]),
          ...(files.has(`${folder}/${kustomizationFile}`)
            ? []
            : [
                findingAt(manifest, {
                  where: 'source.path',
                  problem: `${source?.path} has no ${kustomizationFile}`,
                  instead: 'the folder of a component',
                }),
              ]),
        ];
      }),
    ];
  },
};

const hasArgoCd = ({ environment }: Subject): boolean =>
  environment.components.some(({ folder }) => folder === `argocd/${environment.name}`);

const componentFolders = ({ environment, manifests }: Subject): string[] =>
  [...new Set(manifests.map(({ component }) => component))].map((component) => `${environment.name}/${component}`);

export const project: Check = {
  name: 'delivery/project',
  description: 'the project admits exactly the kinds, namespaces and the repository that the environment has',
  looks: (subject) => {
    if (!hasArgoCd(subject)) return [];
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
      [
        'destinations',
        (spec?.destinations ?? []).map(({ namespace }) => namespace),
        objects.flatMap(({ metadata }) => metadata.namespace ?? []),
      ],
      ['sourceRepos', spec?.sourceRepos ?? [], repositories],
    ];
    return lists.flatMap(([field, admitted, used]) => exactly(found, field, admitted, [...new Set(used)]));
  },
};

/** `ConfigMap`, `Deployment of apps` */
const kindIn = (group: string, kind: string): string => (group === '' ? kind : `${kind} of ${group}`);

const kindsOf = (objects: readonly KubernetesObject[], namespaced: boolean): string[] =>
  objects
    .filter(({ metadata }) => (metadata.namespace !== undefined) === namespaced)
    .map(({ apiVersion, kind }) => kindIn(apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '', kind));

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
