import path from 'node:path';
import { parse, stringify } from 'yaml';
import { mergePatch } from '../../../constructs/kit';
import { isObject } from '../../is-object';
import { ending, type ProgramCheck, pathsOf } from '../check';
import { accepted, notChecked, rejected } from '../result';

const isOverrides = ending('/overrides.yaml');

/** Where the limits are, as defaults of a configuration. */
const asDefaults = 'as-defaults.yaml';

/**
 * Tempo reads the limits of tenants while it runs, and `-config.verify` does not look at their file. So it is given them as the defaults of a
 * configuration, which have the same form. https://grafana.com/docs/tempo/latest/configuration/#overrides
 */
export const tempoOverrides: ProgramCheck = {
  program: 'tempo',
  title: 'tempo overrides',
  reads: isOverrides,
  furtherFiles: ({ files }) =>
    Object.fromEntries(
      files
        .filter(isOverrides)
        .map((file) => [path.join(path.dirname(file.path), asDefaults), configurationOf(file.text)]),
    ),
  words: (container) =>
    pathsOf(container, isOverrides).flatMap((file) => [
      `-config.file=${path.join(path.dirname(file), asDefaults)}`,
      '-config.verify=true',
    ]),
  judge: ({ status, output }) => {
    if (status === 0) return accepted;
    if (status === null) return notChecked('it did not end in time');
    // It takes what it cannot read for the form of former versions, and speaks of that one's keys.
    return rejected(output.includes('legacyConfig') ? `${output}\n${unknown}` : output);
  },
};

const unknown = 'Tempo does not know a key of these limits, or a value is of another type; it does not say which';

function configurationOf(text: string): string {
  const { overrides, ...others } = parse(text);
  const tenants = Object.values(isObject(overrides) ? overrides : {}).filter(isObject);
  const defaults = tenants.reduce<object>((before, tenant) => mergePatch(before, tenant), {});
  return stringify({ ...others, overrides: { defaults } });
}
