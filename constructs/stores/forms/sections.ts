/** A section of a configuration, or a part of one: `limits_config`, `limits_config.query_timeout`, `blocks_storage.bucket_store.index_cache`. */
export type SectionPath<Configuration> = PathIn<Configuration, [1, 1, 1]>;

/** `Depth`: how deep a path may go. */
type PathIn<Section, Depth extends readonly unknown[]> = Depth extends readonly [unknown, ...infer Less]
  ? Section extends readonly unknown[]
    ? never
    : Section extends object
      ? {
          [Key in keyof Section & string]: Key | `${Key}.${PathIn<NonNullable<Section[Key]>, Less>}`;
        }[keyof Section & string]
      : never
  : never;

/**
 * What one role is to read of the configuration of its store, in the order of the whole. `read`: its sections. `known`: the sections of all
 * roles. What none of them names, such as what somebody has added by hand, is for everybody.
 */
export function sectionsOf(
  configuration: object,
  read: readonly string[],
  known: readonly string[],
): Record<string, unknown> {
  return partOf(configuration, { read, known, before: '', isOthers: false }) ?? {};
}

/** The same of one section, `before` being its path; undefined where nothing of it is read. */
function partOf(
  section: object,
  {
    read,
    known,
    before,
    isOthers,
  }: {
    readonly read: readonly string[];
    readonly known: readonly string[];
    readonly before: string;
    /** Whether the whole of it is somebody's. */
    readonly isOthers: boolean;
  },
): Record<string, unknown> | undefined {
  const picked = Object.entries(section).flatMap(([key, value]): readonly [string, unknown][] => {
    const path = `${before}${key}`;
    if (value === undefined) return [];
    const named = isOthers || known.includes(path);
    if (read.includes(path) || !(named || isNamedWithin(path, known))) return [[key, value]];
    if (!isNamedWithin(path, known) || !isMap(value)) return [];
    const part = partOf(value, { read, known, before: `${path}.`, isOthers: named });
    return part ? [[key, part]] : [];
  });
  return picked.length > 0 ? Object.fromEntries(picked) : undefined;
}

/** Whether somebody names a part of a section. */
const isNamedWithin = (path: string, known: readonly string[]): boolean =>
  known.some((each) => each.startsWith(`${path}.`));

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings of a configuration that no role names, by which a test finds what was forgotten. */
export function unnamed(configuration: object, known: readonly string[], before = ''): string[] {
  return Object.entries(configuration).flatMap(([key, value]) => {
    const path = `${before}${key}`;
    if (value === undefined || known.includes(path)) return [];
    return isNamedWithin(path, known) && isMap(value) ? unnamed(value, known, `${path}.`) : [path];
  });
}
