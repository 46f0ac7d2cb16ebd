/** The value of a setting. */
export type IniValue = string | number | boolean;

/** A file of sections with settings, as Grafana reads it. */
export type IniFile = Readonly<Record<string, Readonly<Record<string, IniValue>>>>;

/** Prints sections in their order. Refuses what the format has no way to say. */
export function toIni(file: IniFile): string {
  return Object.entries(file)
    .map(([section, settings]) =>
      [`[${section}]`, ...Object.entries(settings).map(([key, value]) => setting(section, key, value))].join('\n'),
    )
    .join('\n\n');
}

function setting(section: string, key: string, value: IniValue): string {
  const text = String(value);
  // A semicolon or hash begins a comment, and a quote would be taken away.
  if (/[\n;#"`]/.test(text)) throw new Error(`${section}.${key}: an ini file can not hold ${JSON.stringify(text)}`);
  return `${key} = ${text}`;
}
