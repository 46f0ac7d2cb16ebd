import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { firstMinorThatWaits, minorNeeded } from '../../constructs/kit/vocabulary/kinds';
import { manifestFiles } from '../manifests/files';
import type { Program } from '../programs';
import { generatedSchemas } from './folder';
import { type CheckedObject, runKubeconform, schemaFile } from './kubeconform';

export interface ValidationProps {
  /** The folder with the manifests: `dist`, or any folder below it. */
  readonly dist: string;
  /** The program that is asked. */
  readonly kubeconform: Program;
  /** Kubernetes versions, such as `v1.36.3`. Default: every one that has schemas. */
  readonly versions?: readonly string[];
  /** The folder with the schemas. Default: the generated ones. */
  readonly schemas?: string;
}

/** A manifest that at least one version refuses. */
export interface InvalidManifest {
  /** Relative to the folder that was validated. */
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  /** What is wrong, and where in the object. */
  readonly message: string;
  /** The Kubernetes versions that say so. */
  readonly versions: readonly string[];
}

export interface ValidationResult {
  /** Objects that were found valid, counted once for each version. */
  readonly valid: number;
  readonly invalid: readonly InvalidManifest[];
  /** Files in which kubeconform found nothing to check. */
  readonly skipped: readonly string[];
}

/** The Kubernetes versions that have schemas, oldest first. */
export function schemaVersions(schemas: string = generatedSchemas): string[] {
  return readdirSync(join(schemas, 'kubernetes'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name.startsWith('v'))
    .sort((a, b) => minorOf(a) - minorOf(b));
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

/** What is wrong with a wait of the kubelet for a version whose kubelets do not wait, and with nothing else. */
const ofWait = /^'[^']*\/lifecycle\/preStop': additional properties 'sleep' not allowed$/;

/** Whether a version lacks an object's kind or a wait of the kubelet, which the environment's page asks of the cluster. */
const comesLater = ({ kind, message }: Pick<CheckedObject, 'kind' | 'message'>, version: string): boolean =>
  minorOf(version) < (minorNeeded([kind]) ?? (ofWait.test(message) ? firstMinorThatWaits : 0));

/** What kubeconform said for one version. */
interface Answer {
  readonly version: string;
  readonly results: readonly CheckedObject[];
}

/**
 * The files, with what is known of them, for which another version gives the same answer: it has the same schema for all that is in
 * them. Most kinds are the same in most versions, and large ones, such as the ConfigMaps of dashboards, in all.
 */
function knownBy(
  { version, results }: Answer,
  next: string,
  schemas: string,
): ReadonlyMap<string, readonly CheckedObject[]> {
  const names = [...new Set(results.map(schemaFile))];
  const changed = new Set(names.filter((name) => textOf(schemas, version, name) !== textOf(schemas, next, name)));
  const different = new Set(
    results.filter((object) => changed.has(schemaFile(object))).map(({ filename }) => filename),
  );
  const known = new Map<string, CheckedObject[]>();
  for (const object of results) {
    const { filename } = object;
    if (!different.has(filename)) known.set(filename, [...(known.get(filename) ?? []), object]);
  }
  return known;
}

/** A schema of a version; undefined, where it has none, as for a custom resource. */
function textOf(schemas: string, version: string, name: string): string | undefined {
  const file = join(schemas, 'kubernetes', version, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Checks every object of a folder against the schemas of several Kubernetes versions, strictly. */
export function validateManifests(props: ValidationProps): ValidationResult {
  const schemas = resolve(props.schemas ?? generatedSchemas);
  const files = manifestFiles(resolve(props.dist));
  const invalid = new Map<string, InvalidManifest>();
  const skipped = new Set<string>();
  let valid = 0;
  let before: Answer | undefined;
  for (const version of props.versions ?? schemaVersions(schemas)) {
    const known = before ? knownBy(before, version, schemas) : new Map<string, readonly CheckedObject[]>();
    const asked = files.filter((file) => !known.has(file));
    const answers = runKubeconform({ kubeconform: props.kubeconform, files: asked, schemas, version });
    const results = [...[...known.values()].flat(), ...answers];
    before = { version, results };
    const checked = new Set(results.filter(({ status }) => status !== 'skipped').map(({ filename }) => filename));
    for (const file of files) if (!checked.has(file)) skipped.add(relative(props.dist, file));
    valid += results.filter(({ status }) => status === 'valid').length;
    for (const { filename, kind, name, message, status } of results) {
      if (status !== 'invalid' || comesLater({ kind, message }, version)) continue;
      const key = [filename, kind, name, message].join('\n');
      const versions = [...(invalid.get(key)?.versions ?? []), version];
      invalid.set(key, { file: relative(props.dist, filename), kind, name, message, versions });
    }
  }
  return { valid, invalid: [...invalid.values()], skipped: [...skipped] };
}
