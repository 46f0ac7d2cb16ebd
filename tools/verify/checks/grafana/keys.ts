import { isObject } from '../../../is-object';

/** The keys of an object, each with what it may hold. */
export interface Keys {
  readonly [key: string]: 'any' | 'text' | 'number' | 'boolean' | Keys | ListOf;
}

/** A list whose every item has these keys. */
export interface ListOf {
  readonly items: Keys;
}

const isList = (rule: Keys | ListOf): rule is ListOf => 'items' in rule && typeof rule.items === 'object';

/** What an object holds that its keys do not allow, each with its place. */
export function strangers(value: unknown, keys: Keys, place: string): string[] {
  if (!isObject(value)) return [`${place}: ${JSON.stringify(value)} is no object`];
  return Object.entries(value).flatMap(([key, inner]) => {
    const rule = keys[key];
    const here = place ? `${place}.${key}` : key;
    if (rule === undefined) return [`${here}: no such key; there are ${Object.keys(keys).join(', ')}`];
    if (rule === 'any') return [];
    if (typeof rule === 'string') return isOf(rule, inner) ? [] : [`${here}: ${JSON.stringify(inner)} is no ${rule}`];
    if (!isList(rule)) return strangers(inner, rule, here);
    if (!Array.isArray(inner)) return [`${here}: ${JSON.stringify(inner)} is no list`];
    return inner.flatMap((item, index) => strangers(item, rule.items, `${here}[${index}]`));
  });
}

const isOf = (rule: 'text' | 'number' | 'boolean', value: unknown): boolean =>
  typeof value === (rule === 'text' ? 'string' : rule);
