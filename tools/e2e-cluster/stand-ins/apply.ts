import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { eventually } from '../../wait';
import type { Kubectl } from '../kubernetes/kubectl';

let files = 0;

/** Brings objects into the cluster that are not the environment's. Definitions come first, and are served when this returns. */
export async function apply(kubectl: Kubectl, folder: string, objects: readonly object[]): Promise<void> {
  const isDefinition = (object: object) => 'kind' in object && object.kind === 'CustomResourceDefinition';
  const definitions = objects.filter(isDefinition);
  if (definitions.length > 0) {
    const file = write(folder, definitions);
    await kubectl.must(...applyWords, file);
    // Before the first look at a definition its status has no conditions at all, which kubectl takes for an error.
    await eventually(30, async () => (await kubectl.run('wait', ...established, file)).status === 0 || undefined);
  }
  const others = objects.filter((object) => !isDefinition(object));
  if (others.length > 0) await kubectl.must(...applyWords, write(folder, others));
}

const established = ['--for=condition=Established', '--timeout=30s', '--filename'];

const applyWords = ['apply', '--server-side', '--field-manager=stand-in', '--filename'];

function write(folder: string, objects: readonly object[]): string {
  const file = join(folder, `stand-ins-${++files}.yaml`);
  writeFileSync(file, objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n'));
  return file;
}
