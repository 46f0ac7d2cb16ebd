import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';

/** A namespace as somebody else has made it, without a Pod Security label. */
export function namespaceObject(name: string): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A Secret as somebody has made it beforehand; nobody reads it here. */
export function secretObject({ namespace, name, keys }: ExpectedSecret): object {
  const stringData = Object.fromEntries(keys.map((key) => [key, 'stand-in']));
  return { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, stringData };
}
