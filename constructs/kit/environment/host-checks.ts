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

interface WrittenIngress {
  readonly spec: { readonly rules: readonly { readonly host: string }[] };
}

/** Reports a host name that leads to two Ingresses: which of them answers would be the ingress controller's affair. */
export function checkHosts({ components }: Checked): void {
  const seen = new Map<string, string>();
  for (const { name, check, objects } of components)
    for (const object of objects.filter(({ kind }) => kind === 'Ingress'))
      for (const { host } of (object.toJson() as WrittenIngress).spec.rules) {
        const other = seen.get(host);
        check.require(
          other === undefined,
          `Ingress ${object.name}`,
          `${host} leads to ${other} already`,
          'another host name for one of the two',
        );
        seen.set(host, name);
      }
}
