import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Checks } from './checks';

/** Files that a program reads, rendered into one ConfigMap. */
export interface ConfigurationFiles {
  /** The ConfigMap's name. */
  readonly name: string;
  /** The folder in the container. */
  readonly mountPath: string;
  /** The files by name, asked for once, when every component of the environment is there. */
  readonly files: () => Readonly<Record<string, string>>;
  /** `restart`: a change rolls the pods, by a checksum on their template. `in-place`: the program itself notices. Default: `restart`. */
  readonly onChange?: 'restart' | 'in-place';
}

/** The most that the API server takes in one ConfigMap, in bytes. https://kubernetes.io/docs/concepts/configuration/configmap/ */
const configMapLimit = 1_048_576;

/** Reports files that one ConfigMap can't hold, or can't show readably. */
export function checkFiles(check: Checks, configMap: string, files: Readonly<Record<string, string>>): void {
  const property = `ConfigMap ${configMap}`;
  const size = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  check.require(
    size <= configMapLimit,
    property,
    `its files have ${size} bytes, and the API server takes at most ${configMapLimit} in one ConfigMap`,
    'fewer or smaller files, or several ConfigMaps',
  );
  for (const [file, text] of Object.entries(files)) {
    const character = unprintableCharacter(text);
    check.require(
      character === undefined,
      `${property} › ${file}`,
      `the file contains the control character ${character}`,
      'the same text without it',
    );
  }
}

/** A configuration as the YAML that its program reads. The keys keep the order in which they are written. */
export function toYaml(configuration: unknown): string {
  return stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A text as a ConfigMap shows it readably: Unix line ends, exactly one at the end. */
export function normalizeText(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

/** What turns a whole file into one escaped line, as YAML can't show it in a block: control characters but tab and line feed. */
const unprintable = /(?![\t\n])\p{Cc}/u;

function unprintableCharacter(text: string): string | undefined {
  const code = unprintable.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A short digest of files, which changes exactly when one of them does. */
export function checksum(files: readonly Readonly<Record<string, string>>[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}
