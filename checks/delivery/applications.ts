import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { kustomizationFile } from '../manifests/files';
import { ofKind } from '../manifests/manifest';
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
    'Argo CD has an Application for the folder of each component, and a root for the others, all of one project',
  looks: (subject) => {
    if (!hasArgoCd(subject)) return [];
    const { environment, delivery, files } = subject;
    const all = ofKind(delivery, 'Application');
    const projectName = projectNameOf(subject);
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
          ...(project === projectName
            ? []
            : [findingAt(manifest, { where: 'project', problem: `it is ${project}`, instead: projectName })]),
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

/** The project of the rendered AppProject, or, where somebody else makes it, that of the root. */
function projectNameOf({ environment, delivery }: Subject): string {
  const [rendered] = ofKind(delivery, 'AppProject');
  const root = ofKind(delivery, 'Application').find(({ object }) => object.metadata.name === environment.name);
  return rendered?.object.metadata.name ?? root?.object.spec?.project ?? environment.name;
}

const hasArgoCd = ({ environment }: Subject): boolean =>
  environment.components.some(({ folder }) => folder === `argocd/${environment.name}`);

const componentFolders = ({ environment, manifests }: Subject): string[] =>
  [...new Set(manifests.map(({ component }) => component))].map((component) => `${environment.name}/${component}`);
