import type { ExpectedSecret } from '../model/expected-secret';
import type { Namespace } from '../model/namespace';
import type { FileOf, NeededSecret } from '../model/secret-key';
import { type Mount, secretFolder } from './volumes';

/** Whose Secrets they are, and who says that somebody must make them. */
interface Reader {
  readonly targetNamespace: Pick<Namespace, 'name'>;
  readonly expectedSecrets: ExpectedSecret[];
}

/** Secrets as files of a container, for programs that read a changed file again. */
export interface SecretFiles {
  /** The file of a key. */
  readonly fileOf: FileOf;
  /** The folders with the keys that are needed, and nothing else of their Secrets. */
  readonly mounts: readonly Mount[];
}

/**
 * Mounts each Secret as a folder below `folder`, and says that somebody makes it. A changed Secret is in the file within about a
 * minute. https://kubernetes.io/docs/concepts/configuration/secret/#mounted-secrets-are-updated-automatically
 */
export function secretFiles(reader: Reader, folder: string, needed: readonly NeededSecret[]): SecretFiles {
  const folderOf = (secretName: string): string => `${folder}/${secretName}`;
  expectSecrets(reader, needed);
  return {
    fileOf: ({ secretName, key }) => `${folderOf(secretName)}/${key}`,
    mounts: [...bySecret(needed)].map(([name, of]) => {
      const files = Object.fromEntries(keysOf(of).map((key) => [key, key]));
      return secretFolder(`secret-${name.replaceAll('.', '-')}`, name, folderOf(name), files);
    }),
  };
}

/** Says that somebody makes these Secrets. */
export function expectSecrets(reader: Reader, needed: readonly NeededSecret[]): void {
  for (const [name, of] of bySecret(needed)) {
    reader.expectedSecrets.push({
      namespace: reader.targetNamespace.name,
      name,
      keys: keysOf(of),
      reason: [...new Set(of.map(({ holds }) => holds))].join(', '),
      madeBefore: true,
    });
  }
}

function bySecret(needed: readonly NeededSecret[]): Map<string, NeededSecret[]> {
  const secrets = new Map<string, NeededSecret[]>();
  for (const each of needed) secrets.set(each.secretName, [...(secrets.get(each.secretName) ?? []), each]);
  return secrets;
}

const keysOf = (needed: readonly NeededSecret[]): string[] => [...new Set(needed.map(({ key }) => key))];
