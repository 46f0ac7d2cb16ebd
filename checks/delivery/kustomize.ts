import { join, posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments, visit } from 'yaml';
import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { identityOf, type Manifest } from '../manifests/manifest';
import type { KubernetesObject } from '../manifests/object';
import { inFolder, run } from '../programs';
import type { Subject } from '../subject';

export const kustomizeBuilds: Check = {
  name: 'delivery/kustomize',
  description:
    'kustomize builds the environment to exactly the objects in its files; for Argo CD, the root with the projects, and every other Application with it',
  asks: ['kustomize'],
  looks: (subject) =>
    inFolder(subject.files, (folder) =>
      foldersOf(subject).flatMap(({ path, expected }) => {
        const { status, stdout, stderr } = run(subject.programs('kustomize'), [join(folder, path)]);
        if (status === 0) return differences(subject, path, expected, objectsIn(stdout));
        const problem = causeOf(stderr).replaceAll(folder, 'dist');
        return [
          about(subject, path, `kustomize cannot build it: ${problem}`, 'a kustomization that lists what is there'),
        ];
      }),
    ),
};

/** What kustomize says; kubectl puts the time and its own name before it. */
const causeOf = (stderr: string): string => /err="(.*)"/.exec(stderr)?.[1] ?? stderr.trim();

/** Each folder that somebody builds, and the objects that must come of it. */
function foldersOf({ environment, manifests, delivery }: Subject): { path: string; expected: readonly Manifest[] }[] {
  const { name } = environment;
  if (delivery.length === 0) return [{ path: name, expected: manifests }];
  const isProject = ({ object }: Manifest) => object.kind === 'AppProject';
  // The root is applied by hand, from the folder above the others.
  const isRoot = ({ file, object }: Manifest) =>
    object.kind === 'Application' && posix.dirname(file) === `argocd/${name}`;
  return [
    { path: name, expected: manifests },
    { path: `argocd/${name}`, expected: delivery.filter((manifest) => isProject(manifest) || isRoot(manifest)) },
    { path: `argocd/${name}/applications`, expected: delivery.filter((manifest) => !isRoot(manifest)) },
  ];
}

/**
 * The objects that kustomize prints. It leaves a text without quotes that is no number for Go, such as the checksum `97392599e8115130`, which is
 * more than any number, and infinite elsewhere.
 */
export function objectsIn(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml).map((document) => {
    visit(document, {
      Scalar(_key, node) {
        const isTooLarge =
          typeof node.value === 'number' && !Number.isFinite(node.value) && /^\d/.test(node.source ?? '');
        if (isTooLarge) node.value = node.source;
      },
    });
    return document.toJS() as KubernetesObject;
  });
}

function differences(
  subject: Subject,
  path: string,
  expected: readonly Manifest[],
  built: readonly KubernetesObject[],
): Finding[] {
  const found = new Map(built.map((object) => [identityOf(object), object]));
  const wanted = new Set(expected.map(({ object }) => identityOf(object)));
  return [
    ...expected.flatMap((manifest) => {
      const object = found.get(identityOf(manifest.object));
      if (isDeepStrictEqual(object, manifest.object)) return [];
      const problem = object ? 'makes another object of it' : 'does not contain it';
      return [
        findingAt(manifest, {
          problem: `kustomize build dist/${path} ${problem}`,
          instead: 'a kustomization that lists the file and changes nothing',
        }),
      ];
    }),
    ...[...found.keys()]
      .filter((identity) => !wanted.has(identity))
      .map((identity) => about(subject, path, `it contains ${identity}`, 'the objects of this folder alone')),
  ];
}

const about = ({ environment }: Subject, path: string, problem: string, instead: string): Finding => ({
  environment: environment.name,
  component: path.startsWith('argocd/') ? 'argocd' : 'environment',
  property: `dist/${path}`,
  problem,
  instead,
});
