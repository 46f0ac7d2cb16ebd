import { isPlainObject } from '../../model/validation';
import type { Loose } from './configuration';

/** What is to be different in a value: another value for a key, a further key, null for a key that is to go. */
export type MergePatch<T> = T extends readonly unknown[]
  ? Loose<T>
  : T extends object
    ? { readonly [Key in keyof T]?: MergePatch<T[Key]> | null } & { readonly [key: string]: unknown }
    : Loose<T>;

/**
 * A map with some of its keys changed, for `configuration` and `override`: maps merge, null takes a key away, anything else,
 * lists too, takes the place of what was there. Nothing that it is given is changed. https://www.rfc-editor.org/rfc/rfc7386
 */
export function mergePatch<T extends object>(value: T, patch: MergePatch<T>): Loose<T> {
  // A patch says nothing of what it leaves as it is, so the result has what the value had, and what was added.
  return patched(value, patch) as Loose<T>;
}

function patched(value: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: Record<string, unknown> = isPlainObject(value) ? { ...value } : {};
  for (const [key, inner] of Object.entries(patch)) {
    if (inner === null) delete result[key];
    else if (inner !== undefined) result[key] = patched(result[key], inner);
  }
  return result;
}
