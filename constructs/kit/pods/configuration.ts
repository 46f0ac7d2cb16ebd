import { createHash } from 'node:crypto';
import { yamlPrinter } from '../text/yaml';

/** Files that a program reads, rendered into one ConfigMap or into several. */
export interface ConfigurationFiles {
  /** The ConfigMap's name, and the volume's. */
  readonly name: string;
  /**
   * The name of the ConfigMap that has a file alone, for files that are too large together; the folder is one all the same. Default:
   * one ConfigMap has all files.
   */
  readonly ownConfigMap?: (file: string) => string;
  /** The folder in the container. */
  readonly mountPath: string;
  /** The files by name, asked for once, when every component of the environment is there. */
  readonly files: () => Readonly<Record<string, string>>;
  /** `restart`: a change rolls the pods, by a checksum on their template. `in-place`: the program itself notices. Default: `restart`. */
  readonly onChange?: 'restart' | 'in-place';
}

/** The ConfigMaps that have the files, by their names. */
export function configMapsOf(
  { name, ownConfigMap }: Pick<ConfigurationFiles, 'name' | 'ownConfigMap'>,
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const each = Object.entries(files);
  // A folder of nothing is an empty ConfigMap.
  if (!ownConfigMap || each.length === 0) return new Map([[name, files]]);
  return new Map(each.map(([file, text]) => [ownConfigMap(file), { [file]: text }]));
}

/** A configuration as the YAML that its program reads. The keys keep the order in which they are written. */
export function toYaml(configuration: unknown): string {
  return printed(configuration);
}

const printed = yamlPrinter();

/** A short digest of files, which changes exactly when one of them does. */
export function checksum(files: readonly Readonly<Record<string, string>>[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
}
