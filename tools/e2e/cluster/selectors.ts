import type { Manifest } from './kubernetes';

/** Whether an object is in a field selector such as `spec.nodeName=node-1` and a label selector such as `app=ztunnel`. */
export function isSelected(object: Manifest, fields: string | null, labels: string | null): boolean {
  return (
    terms(fields).every(([path, value]) => fieldOf(object, path) === value) &&
    terms(labels).every(([name, value]) => object.metadata.labels?.[name] === value)
  );
}

function fieldOf(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce(
      (value: unknown, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      object,
    );
}

function terms(selector: string | null): [string, string][] {
  if (!selector) return [];
  return selector.split(',').map((term) => {
    const [, name, value] = /^([^=!]+)==?([^=]*)$/.exec(term) ?? [];
    if (name === undefined || value === undefined) throw new Error(`selector ${term} is not understood`);
    return [name, value];
  });
}
