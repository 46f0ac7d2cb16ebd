import { type Component, type Mount, secretFolder } from '../kit';
import type { SecretKey } from '../kit/model/secret-key';
import type { NeededSecret } from './receivers/receiver';

/** Where the Secrets are mounted, each as a folder. A changed one counts with the next notification, without a restart. */
const folderOf = (secretName: string): string => `/etc/alertmanager-secrets/${secretName}`;

/** The file of a key of a Secret. */
export const fileOf = ({ secretName, key }: SecretKey): string => `${folderOf(secretName)}/${key}`;

/** The keys by the Secrets that have them. */
function bySecret(keys: readonly SecretKey[]): Map<string, string[]> {
  const secrets = new Map<string, string[]>();
  for (const { secretName, key } of keys) {
    secrets.set(secretName, [...new Set([...(secrets.get(secretName) ?? []), key])]);
  }
  return secrets;
}

/** The folders with these keys, and nothing else of their Secrets. */
export const secretMounts = (keys: readonly SecretKey[]): Mount[] =>
  [...bySecret(keys)].map(([name, of]) =>
    secretFolder(
      `secret-${name.replaceAll('.', '-')}`,
      name,
      folderOf(name),
      Object.fromEntries(of.map((key) => [key, key])),
    ),
  );

/** Says that somebody makes these Secrets. */
export function expectSecrets(component: Component, needed: readonly NeededSecret[]): void {
  for (const [name, of] of bySecret(needed)) {
    const held = needed.filter(({ secretName }) => secretName === name).map(({ holds }) => holds);
    component.expectedSecrets.push({
      namespace: component.targetNamespace.name,
      name,
      keys: of,
      reason: [...new Set(held)].join(', '),
      madeBefore: true,
    });
  }
}
