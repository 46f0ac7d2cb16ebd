import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { kustomizationFile } from '../manifests/files';
import { type Manifest, ofKind } from '../manifests/manifest';
import type { Subject } from '../subject';

/** What Argo CD knows of an environment. These checks find nothing where the environment has no Argo CD. */

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
  description: 'Argo CD has an Application for the folder of each component, and a root for the others',
  looks: (subject) => {
    if (!hasArgoCd(subject)) return [];
    const { environment, delivery, files } = subject;
    const all = ofKind(delivery, 'Application');
    const paths = all.map(folderOf);
    const wanted = [...componentFolders(subject), `argocd/${environment.name}/applications`];
    return [
      ...wanted
        .filter((path) => !paths.includes(path))
        .map(
          (path): Finding => ({
            environment: environment.name,
            component: 'argocd',
            property: `dist/${path}`,
            problem: 'no Application brings it to the cluster',
            instead: 'an Application with this folder as its source.path',
          }),
        ),
      ...all
        .filter((manifest) => !files.has(`${folderOf(manifest)}/${kustomizationFile}`))
        .map((manifest) =>
          findingAt(manifest, {
            where: 'source.path',
            problem: `${manifest.object.spec?.source?.path} has no ${kustomizationFile}`,
            instead: 'the folder of a component',
          }),
        ),
    ];
  },
};

/** The folder that an Application brings, below `dist/`. */
export const folderOf = ({ object }: Manifest): string => (object.spec?.source?.path ?? '').replace(/^dist\//, '');

const hasArgoCd = ({ environment }: Subject): boolean =>
  environment.components.some(({ folder }) => folder === `argocd/${environment.name}`);

const componentFolders = ({ environment, manifests }: Subject): string[] =>
  [...new Set(manifests.map(({ component }) => component))].map((component) => `${environment.name}/${component}`);
