import { parse } from 'yaml';
import { valueAt } from '../../../constructs/kit/model/value-at';
import { environmentOf, type ReviewedFile, type ReviewedObject } from '../objects';

/** What a program reads: a file of a ConfigMap of its component. */
export interface Document {
  /** The name of the file, such as `loki.yaml`. */
  readonly name: string;
  readonly text: string;
  /** What stands in it; undefined where it is no YAML. */
  readonly content: unknown;
}

/** One state of a component: the objects of its folder in `dist/`, as far as they differ. */
export interface ComponentState {
  readonly objects: readonly ReviewedObject[];
  readonly documents: readonly Document[];
}

/** A component whose objects differ, in both states. One that has come or gone is left out: its data has its own notices. */
export interface ChangedComponent {
  readonly environment: string;
  /** The name of its folder. */
  readonly name: string;
  readonly before: ComponentState;
  readonly after: ComponentState;
}

/**
 * The components that differ. They are compared as a whole, as another form of a store has other objects, and the same data in the same
 * bucket.
 */
export function changedComponents(
  before: readonly ReviewedFile[],
  after: readonly ReviewedFile[],
): readonly ChangedComponent[] {
  const [was, is] = [byFolder(before), byFolder(after)];
  return [...was].flatMap(([folder, files]) => {
    const now = is.get(folder);
    const [environment = '', name = ''] = folder.split('/');
    return now ? [{ environment, name, before: stateOf(files), after: stateOf(now) }] : [];
  });
}

function byFolder(files: readonly ReviewedFile[]): Map<string, ReviewedFile[]> {
  const folders = new Map<string, ReviewedFile[]>();
  for (const file of files) {
    const [first, name = ''] = file.path.split('/');
    if (first === 'argocd') continue;
    const folder = `${environmentOf(file.path)}/${name}`;
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return folders;
}

const stateOf = (files: readonly ReviewedFile[]): ComponentState => ({
  objects: files.map(({ object }) => object),
  documents: files.flatMap(({ object }) => documentsOf(object)),
});

function documentsOf({ kind, data }: ReviewedObject): Document[] {
  if (kind !== 'ConfigMap' || typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, text]) =>
    typeof text === 'string' ? [{ name, text, content: /\.ya?ml$/.test(name) ? yamlOf(text) : undefined }] : [],
  );
}

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // A configuration that is no YAML is found by the checks; here there is nothing to compare.
    return undefined;
  }
}

/** A part of a document by its path; undefined where it is not there. */
export const within = (content: unknown, ...path: readonly string[]): unknown => valueAt(content, path);

/** The same as a text; undefined where it is not a text. */
export function textWithin(content: unknown, ...path: readonly string[]): string | undefined {
  const value = within(content, ...path);
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

/** The same as a list; an empty one where it is not a list. */
export function listWithin(content: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = within(content, ...path);
  return Array.isArray(value) ? value : [];
}

/** A setting that may stand in a document: what it is about, and its value; undefined where it is not there. */
export type Found = readonly [about: string, value: string | undefined];

/** Settings by what they are about. */
export type Settings = ReadonlyMap<string, string>;

/** Those of the settings that are there. */
export const stated = (all: readonly Found[]): Settings =>
  new Map(all.flatMap(([about, value]) => (value === undefined ? [] : [[about, value] as const])));

/** The settings of all documents of a component. */
export const settingsOf = ({ documents }: ComponentState, of: (document: Document) => readonly Found[]): Settings =>
  stated(documents.flatMap(of));
