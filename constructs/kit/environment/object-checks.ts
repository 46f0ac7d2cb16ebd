import type { ApiObject } from 'cdk8s';
import type { Checks } from '../model/checks';

/** An environment whose objects are there. */
interface Checked {
  readonly components: readonly {
    readonly name: string;
    readonly hasOwnName: boolean;
    readonly check: Checks;
    readonly objects: readonly ApiObject[];
  }[];
}

/** An object's identity in the API server. */
export const objectKey = (object: ApiObject): string =>
  [object.apiGroup, object.kind, object.metadata.namespace ?? '', object.name].join('/');

/**
 * How long a name may be where it becomes the name of a host or the value of a label; of other kinds 253 characters. The pods of a
 * StatefulSet have its name with a hash in a label. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
const longest: Readonly<Record<string, number>> = {
  Application: 63,
  DaemonSet: 63,
  Deployment: 63,
  Job: 63,
  Service: 63,
  StatefulSet: 52,
};

/** Looks at every finished object for what the API server or a reader would stumble over. */
export function checkObjects(environment: Checked): void {
  const seen = new Map<string, string>();
  // Two components of one name have been reported, and so have namespaces of a wrong one.
  const named = environment.components.filter(({ hasOwnName }) => hasOwnName);
  for (const { name: component, check, objects } of named) {
    for (const object of objects.filter(({ kind }) => kind !== 'Namespace')) {
      const { kind, name } = object;
      const property = `${kind} ${name}`;
      const key = objectKey(object);
      const other = seen.get(key);
      check.require(
        other === undefined,
        property,
        `${other} renders an object of the same kind, namespace and name`,
        'another name for one of the two',
      );
      seen.set(key, component);
      const most = longest[kind] ?? 253;
      check.require(
        name.length <= most,
        property,
        `the name has ${name.length} characters`,
        `a name of at most ${most} characters`,
      );
      check.require(
        kind !== 'Service' || /^[a-z]/.test(name),
        property,
        'the name of a Service begins with a letter',
        'a name that begins with a letter',
      );
    }
  }
}
