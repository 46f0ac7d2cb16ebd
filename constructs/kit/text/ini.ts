/** The value of a setting. */
export type IniValue = string | number | boolean;

/** A file of sections with settings, as Grafana reads it. */
export type IniFile = Readonly<Record<string, Readonly<Record<string, IniValue>>>>;

/** Prints sections in their order. Throws where the format has no way to say something: see `iniProblem`. */
export function toIni(file: IniFile): string {
  const problem = iniProblem(file);
  if (problem !== undefined) throw new Error(problem);
  return Object.entries(file)
    .map(([section, settings]) =>
      [`[${section}]`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`)].join('\n'),
    )
    .join('\n\n');
}

/** The first setting that an ini file cannot hold; undefined where it can hold all. */
export function iniProblem(file: IniFile): string | undefined {
  const values = Object.entries(file).flatMap(([section, settings]) =>
    Object.entries(settings).map(([key, value]): [string, unknown] => [`${section}.${key}`, value]),
  );
  const wrong = values.find(([, value]) => !canStand(value));
  return wrong && `${wrong[0]}: an ini file can not hold ${JSON.stringify(wrong[1])}`;
}

function canStand(value: unknown): boolean {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return false;
  // A semicolon or hash begins a comment, and a quote would be taken away.
  return !/[\n;#"`]/.test(String(value));
}
