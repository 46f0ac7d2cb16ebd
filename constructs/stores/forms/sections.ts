/** A section of a configuration, or one of its settings: `limits_config`, `limits_config.query_timeout`. */
export type SectionPath<Configuration> = Configuration extends unknown ? PathIn<Configuration> : never;

type PathIn<Configuration> = {
  [Key in keyof Configuration & string]: Key | `${Key}.${KeyOf<NonNullable<Configuration[Key]>>}`;
}[keyof Configuration & string];

type KeyOf<Section> = Section extends readonly unknown[]
  ? never
  : Section extends object
    ? keyof Section & string
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
  const picked = Object.entries(configuration).map(([key, section]): [string, unknown] => {
    if (read.includes(key) || !isNamed(key, known)) return [key, section];
    if (!isMap(section)) return [key, undefined];
    const settings = Object.entries(section).filter(([setting, value]) => {
      const path = `${key}.${setting}`;
      return value !== undefined && (read.includes(path) || !(known.includes(key) || known.includes(path)));
    });
    return [key, settings.length > 0 ? Object.fromEntries(settings) : undefined];
  });
  return Object.fromEntries(picked.filter(([, section]) => section !== undefined));
}

/** Whether somebody names a section, or a setting in it. */
const isNamed = (key: string, known: readonly string[]): boolean =>
  known.some((path) => path === key || path.startsWith(`${key}.`));

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings of a configuration that no role names, by which a test finds what was forgotten. */
export function unnamed(configuration: object, known: readonly string[]): string[] {
  return Object.entries(configuration).flatMap(([key, section]) => {
    if (section === undefined || known.includes(key)) return [];
    if (!isMap(section) || !isNamed(key, known)) return [key];
    return Object.entries(section).flatMap(([setting, value]) =>
      value === undefined || known.includes(`${key}.${setting}`) ? [] : [`${key}.${setting}`],
    );
  });
}
