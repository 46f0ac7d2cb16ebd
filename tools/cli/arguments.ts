import { parseArgs } from 'node:util';
import { type Command, type Option, UsageError } from './command';

/** What stood on the command line. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly words: readonly string[];
}

const help: Option = { help: 'this text' };

/** Reads the arguments of a command. Throws a UsageError that says which options there are. */
export function readArguments(command: Command, given: readonly string[]): Given {
  const options = { ...command.options, help };
  const types = Object.entries(options).map(([name, { value }]) => [
    name,
    {
      type: value === undefined ? 'boolean' : 'string',
      multiple: name === 'environment',
      ...(name === 'help' ? { short: 'h' } : {}),
    } as const,
  ]);
  const { tokens } = parseArgs({ args: [...given], options: Object.fromEntries(types), strict: false, tokens: true });
  const values: Record<string, string | boolean | string[]> = {};
  const words: string[] = [];
  for (const token of tokens ?? []) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option: Option | undefined = (options as Readonly<Record<string, Option>>)[token.name];
    if (!option) throw new UsageError(`there is no option ${token.rawName}; there are: ${optionNames(options)}`);
    if (option.value === undefined) {
      if (token.value !== undefined)
        throw new UsageError(`--${token.name} takes no value, and ${token.value} follows it`);
      values[token.name] = true;
    } else {
      if (token.value === undefined)
        throw new UsageError(`--${token.name} needs a value: --${token.name} ${option.value}`);
      const before = values[token.name];
      if (typeof before === 'string' && before !== token.value)
        throw new UsageError(`--${token.name} is given twice, with ${before} and with ${token.value}`);
      values[token.name] = token.name === 'environment' ? [...listOf(values.environment), token.value] : token.value;
    }
  }
  if (words.length > 0 && !command.words && values.help !== true) {
    const known = 'environment' in options ? `; one environment alone is --environment ${words[0]}` : '';
    throw new UsageError(`${command.name} takes no ${words.map((word) => JSON.stringify(word)).join(', ')}${known}`);
  }
  return { values, words };
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : []);

const optionNames = (options: object): string =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');

/** The text of `--help`. `program`: what people type before the command's name. */
export function helpText(command: Command, program: string, environments: readonly string[]): string {
  const { name, summary, details, words } = command;
  const rows = Object.entries({ ...command.options, help }).map(([option, { value, help: text }]): [string, string] => [
    `--${option}${value ? ` ${value}` : ''}`,
    option === 'environment' && environments.length > 0 ? `${text}; there are: ${environments.join(', ')}` : text,
  ]);
  const all = words ? [[words.name, words.help] as [string, string], ...rows] : rows;
  const width = Math.max(...all.map(([left]) => left.length));
  const paragraphs = [
    summary,
    `Usage: ${program} ${name} ${program.startsWith('npm run') ? '-- ' : ''}[options]${words ? ` [${words.name} ...]` : ''}`,
    all.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n'),
    ...(details ? [details] : []),
    'Exits with 0 when all is well, with 1 when something is found, with 2 when the call is wrong.',
  ];
  return paragraphs.join('\n\n');
}
