import { createHash } from 'node:crypto';
import { stringify } from 'yaml';

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

/** The most that the API server takes in one ConfigMap. */
export const configMapLimit = 1_048_576;

/** A configuration as the YAML that its program reads. The keys keep the order in which they are written. */
export function toYaml(configuration: unknown): string {
  return stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A text as a ConfigMap shows it readably: Unix line ends, exactly one at the end. */
export function normalizeText(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}

/** A character that YAML can't show in a block, which would turn a whole file into one escaped line; undefined if there is none. */
export function unprintableCharacter(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && character !== '\n' && character !== '\t') || code === 0x7f) {
      return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    }
  }
  return undefined;
}

/** A short digest of files, which changes exactly when one of them does. */
export function checksum(files: readonly Readonly<Record<string, string>>[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}
