import type { ApiObject } from 'cdk8s';
import type { Checks } from '../model/checks';

/** An environment whose objects are there. */
interface Checked {
  readonly components: readonly {
    readonly name: string;
    readonly check: Checks;
    readonly objects: readonly ApiObject[];
  }[];
}

/** An object's identity in the API server. */
const objectKey = (object: ApiObject): string =>
  [object.apiGroup, object.kind, object.metadata.namespace ?? '', object.name].join('/');

/** Looks at every finished object for what the API server or a reader would stumble over. */
export function checkObjects(environment: Checked): void {
  const seen = new Map<string, string>();
  for (const component of environment.components) {
    const { check } = component;
    for (const object of component.objects) {
      const property = `${object.kind} ${object.name}`;
      const key = objectKey(object);
      const other = seen.get(key);
      check.require(
        other === undefined,
        property,
        `${other} renders an object of the same kind, namespace and name`,
        'another name for one of the two',
      );
      seen.set(key, component.name);
      check.require(
        object.name.length <= 63,
        property,
        `the name has ${object.name.length} characters`,
        'a name of at most 63 characters',
      );
    }
  }
}
