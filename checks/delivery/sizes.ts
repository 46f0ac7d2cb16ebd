import type { Check } from '../check';
import { findingAt } from '../findings';
import type { KubernetesObject } from '../manifests/object';
import { aboutFile } from './files';
import { syncOptions } from './pruning';

/** How much Argo CD and `kubectl apply` take. */

/** The bound that Argo CD sets to the manifests of a folder: `reposerver.max.combined.directory.manifests.size`. */
const largest = 10 * 1024 * 1024;

const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);

export const sizes: Check = {
  name: 'delivery/sizes',
  description: 'the files of a component stay within what Argo CD takes of one Application',
  looks: (subject) => {
    const sizes = new Map<string, number>();
    for (const [file, text] of subject.files) {
      const component = file.split('/').slice(0, 2).join('/');
      sizes.set(component, (sizes.get(component) ?? 0) + Buffer.byteLength(text));
    }
    return [...sizes]
      .filter(([, size]) => size > largest)
      .map(([component, size]) => {
        const problem = `its files have ${mebibytes(size)} MiB, and Argo CD takes ${mebibytes(largest)} MiB`;
        return aboutFile(subject, component, problem, 'two components');
      });
  },
};

/** The most bytes that the annotations of one object may have. https://github.com/kubernetes/apimachinery/blob/master/pkg/api/validation/objectmeta.go */
const annotationLimit = 256 * 1024;

/** Where `kubectl apply` keeps the whole object, unless it applies on the server. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

const serverSide = 'ServerSideApply=true';

export const annotations: Check = {
  name: 'delivery/annotations',
  description:
    'every object fits into its own annotation, as kubectl apply keeps it there, or is for server-side apply alone',
  looks: ({ manifests, delivery }) =>
    [...manifests, ...delivery]
      .filter(({ object }) => !object.metadata.annotations?.[syncOptions]?.split(',').includes(serverSide))
      .map((manifest) => ({ manifest, size: annotationSize(manifest.object) }))
      .filter(({ size }) => size > annotationLimit)
      .map(({ manifest, size }) =>
        findingAt(manifest, {
          problem: `kubectl apply makes annotations of ${size} bytes of it, and the API server takes ${annotationLimit}`,
          instead: `several smaller objects; where it is always applied on the server, the annotation ${syncOptions}: ${serverSide}`,
        }),
      ),
};

/** The bytes of an object's annotations once `kubectl apply` has written it among them. */
function annotationSize(object: KubernetesObject): number {
  const { metadata } = object;
  const others = Object.entries(metadata.annotations ?? {}).flat();
  // As kubectl writes it: in one line with its end, with annotations even where there are none.
  const text = JSON.stringify({ ...object, metadata: { ...metadata, annotations: { ...metadata.annotations } } });
  return [lastApplied, `${asGoWrites(text)}\n`, ...others].reduce((sum, part) => sum + Buffer.byteLength(part), 0);
}

/** JSON as Go writes it, which keeps these apart from the markup of a page. */
const asGoWrites = (json: string): string =>
  json.replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
