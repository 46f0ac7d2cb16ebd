import { posix } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { kustomizationFile } from '../manifests/files';
import { identityOf } from '../manifests/manifest';
import type { Subject } from '../subject';

/** The files of an environment, and the objects in them. */

const all = ({ manifests, delivery }: Subject) => [...manifests, ...delivery];

/** `<environment>/<component>/…`; what lies above is the environment's. */
function componentOf(file: string): string {
  const [first = '', second = '', ...rest] = file.split('/');
  if (first === 'argocd') return first;
  return rest.length > 0 || !second.includes('.') ? second : 'environment';
}

/** A finding about a file that is no object's, or about the whole environment. */
export const aboutFile = ({ environment }: Subject, file: string, problem: string, instead: string): Finding => ({
  environment: environment.name,
  component: componentOf(file),
  property: `dist/${file}`,
  problem,
  instead,
});

export const files: Check = {
  name: 'delivery/files',
  description: 'every file holds one object and is named after it, and no two objects have one identity',
  looks: (subject) => {
    const seen = new Map<string, string>();
    return [
      ...subject.unreadable.map(({ file, problem }) =>
        aboutFile(subject, file, problem, 'one object, as synth writes it'),
      ),
      ...all(subject).flatMap((manifest) => {
        const { file, object } = manifest;
        const other = seen.get(identityOf(object));
        seen.set(identityOf(object), file);
        const expected = `${object.kind}.${object.metadata.name}.yaml`;
        return [
          ...(posix.basename(file) === expected
            ? []
            : [findingAt(manifest, { where: 'file', problem: `it is in dist/${file}`, instead: expected })]),
          ...(other === undefined
            ? []
            : [findingAt(manifest, { problem: `dist/${other} holds the same object`, instead: 'each object once' })]),
        ];
      }),
    ];
  },
};

export const completeness: Check = {
  name: 'delivery/completeness',
  description: 'dist/ holds the objects that the environment renders, and no others',
  looks: (subject) => {
    const { environment } = subject;
    const rendered = environment.components.flatMap((component) =>
      component.objects.map((object) => ({
        component: component.name,
        identity: `${object.kind} ${object.metadata.namespace ?? ''}/${object.name}`,
        property: `${object.kind} ${object.name}`,
      })),
    );
    const expected = new Set(rendered.map(({ identity }) => identity));
    const present = new Set(all(subject).map(({ object }) => identityOf(object)));
    const instead = 'what the environment renders: synth writes it';
    return [
      ...rendered
        .filter(({ identity }) => !present.has(identity))
        .map(({ component, property }) => ({
          environment: environment.name,
          component,
          property,
          problem: 'the environment renders it, and it is not in dist/',
          instead,
        })),
      ...all(subject)
        .filter(({ object }) => !expected.has(identityOf(object)))
        .map((manifest) => findingAt(manifest, { problem: 'it is in dist/, and nothing renders it', instead })),
    ];
  },
};

export const kustomizations: Check = {
  name: 'delivery/kustomizations',
  description: 'every folder has a kustomization that lists what is in it, and none lists what is not there',
  looks: (subject) => {
    const folders = new Map<string, Set<string>>();
    const add = (path: string) =>
      folders.set(posix.dirname(path), (folders.get(posix.dirname(path)) ?? new Set()).add(posix.basename(path)));
    for (const { file } of all(subject)) add(file);
    // The environment's own lists its components.
    for (const { file } of subject.manifests) add(posix.dirname(file));
    return [...folders].flatMap(([folder, names]) => {
      const file = posix.join(folder, kustomizationFile);
      const text = subject.files.get(file);
      if (text === undefined)
        return [aboutFile(subject, file, 'there is no such file', 'a list of the objects beside it')];
      const { resources = [] } = (parse(text) ?? {}) as { readonly resources?: readonly string[] };
      const isThere = (name: string) =>
        names.has(name) || subject.files.has(posix.join(folder, name, kustomizationFile));
      return [
        ...[...names]
          .filter((name) => !resources.includes(name))
          .map((name) => aboutFile(subject, file, `it does not list ${name}, so nobody applies it`, `- ${name}`)),
        ...resources
          .filter((name) => !isThere(name))
          .map((name) =>
            aboutFile(subject, file, `it lists ${name}, which is not there`, 'files and folders beside it'),
          ),
      ];
    });
  },
};
