import type { ConfigurationReference } from './block';

/** A line for each key of the file and for each shared block, in the order of the reference: a new version is a diff that can be read. */
export function printReference({ program, version, keys, blocks }: ConfigurationReference): string {
  const lines = (entries: object) =>
    Object.entries(entries).map(([name, entry]) => `  ${JSON.stringify(name)}: ${JSON.stringify(entry)}`);
  return [
    '{',
    `"program": ${JSON.stringify(program)},`,
    `"version": ${JSON.stringify(version)},`,
    '"keys": {',
    lines(keys).join(',\n'),
    '},',
    '"blocks": {',
    lines(blocks).join(',\n'),
    '}',
    '}',
    '',
  ].join('\n');
}
