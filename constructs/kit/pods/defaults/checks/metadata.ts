import type { Checks } from '../../../model/checks';
import { labelKey } from '../../../model/validation';
import { serviceNameAnnotation } from '../../../vocabulary/instrumentation-labels';
import { prefix } from '../../../vocabulary/labels';
import { type TextMap, textsOf } from './maps';

/** Keys that only this product may give. */
interface OwnKeys {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  /** What relies on them, in words. */
  readonly use: string;
}

/** Labels by which pods are selected and services named, and those that say the version and who carries the traffic. */
const ownLabels: OwnKeys = {
  keys: [
    'app.kubernetes.io/name',
    'app.kubernetes.io/instance',
    'app.kubernetes.io/version',
    'app',
    'istio.io/dataplane-mode',
  ],
  prefixes: [`${prefix}/`, 'pod-security.kubernetes.io/'],
  use: 'selectors and policies',
};

const ownAnnotations: OwnKeys = {
  keys: ['argocd.argoproj.io/sync-wave', 'kubectl.kubernetes.io/default-container', serviceNameAnnotation],
  prefixes: [`${prefix}/`],
  use: 'roll-outs and queries',
};

/** The most that the API server takes of all annotations of an object together, in bytes. */
const annotationsLimit = 262_144;

/** Labels of pods or of objects. Reports those that only this product may give. */
export function checkLabels(check: Checks, property: string, value: unknown): void {
  const labels = textsOf(check, property, value, "{ team: 'platform' }");
  check.labels(property, labels);
  reportOwn(check, property, labels, ownLabels);
}

/** Annotations of pods, of objects or of accounts. Reports those that only this product may give. */
export function checkAnnotations(check: Checks, property: string, value: unknown): void {
  const annotations = textsOf(check, property, value, "{ 'example.com/owner': 'platform' }");
  // Keys have the form of those of labels; values may be anything.
  for (const key of Object.keys(annotations).filter((each) => !labelKey.test(each))) {
    check.report(property, `${JSON.stringify(key)} is not a valid key`, 'a key such as example.com/owner');
  }
  reportOwn(check, property, annotations, ownAnnotations);
  const size = Object.entries(annotations)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  check.require(
    size <= annotationsLimit,
    property,
    `the annotations have ${size} bytes, and an object can have ${annotationsLimit}`,
    'fewer or shorter annotations',
  );
}

function reportOwn(check: Checks, property: string, given: TextMap, { keys, prefixes, use }: OwnKeys): void {
  for (const key of Object.keys(given)) {
    check.require(
      !keys.includes(key) && !prefixes.some((each) => key.startsWith(each)),
      property,
      `${key} is written by this product, and ${use} rely on it`,
      'a key of your own, such as example.com/team',
    );
  }
}
