import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBeylaReference } from './beyla';
import type { ConfigurationReference } from './block';
import { readLokiReference } from './loki';
import { readMimirReference } from './mimir';
import { printReference } from './print';

const readers: Readonly<Record<string, (text: string, version: string) => ConfigurationReference>> = {
  beyla: readBeylaReference,
  loki: readLokiReference,
  mimir: readMimirReference,
};

/** The schemas by which `verify` checks keys. */
const folder = join('tools', 'verify', 'schemas');

export const programsWithReference: readonly string[] = Object.keys(readers);

/** Where the references are. */
export const configurationDetails = `The references, each in the repository of its program at the tag of the version:
  beyla  docs/config-schema.json
  loki   docs/sources/shared/configuration.md
  mimir  cmd/mimir/config-descriptor.json`;

/** Makes the schema of a program's configuration from a version's reference. */
export function writeConfigurationSchema(program: string, version: string, file: string): void {
  const read = readers[program];
  if (!read) throw new Error(`there is no reader of ${program}'s reference`);
  const reference = read(readFileSync(file, 'utf8'), version);
  const target = join(folder, `${program}.json`);
  writeFileSync(target, printReference(reference));
  process.stdout.write(`${target}: ${program} ${version}\n`);
}
