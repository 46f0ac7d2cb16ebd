import type { BuiltProject, Environment, Finding, Project } from '../../constructs';

/** An option of a command. */
export interface Option {
  /** What follows it on the command line, such as `N`. Default: nothing, it is a switch. */
  readonly value?: string;
  /** What it does, in one line, with its default. */
  readonly help: string;
}

/** The options that several commands have. Each means the same everywhere. */
export const sharedOptions = {
  environment: { value: 'NAME', help: 'one environment alone; can be given several times; default: all of them' },
  check: { help: 'write nothing; list what differs, and exit with 1 if anything does' },
  'no-pull': { help: 'pull no image that the container engine does not have' },
  'no-build': { help: 'build no program; what is not there is reported' },
  base: {
    value: 'COMMIT',
    help: 'say what cannot be changed in place since this commit, and what stays behind; default: HEAD, where there is one',
  },
  json: { help: 'print the result as JSON, for programs' },
} as const satisfies Readonly<Record<string, Option>>;

/** What a command was called with. */
export interface Call {
  /** The repository's environments. Throws a `Refused` where main.ts exports none. */
  readonly project: Project;
  /** The names of the environments that were asked for; without `--environment`, all of them. */
  readonly names: readonly string[];
  /** Whether `--environment` was given, so that others may be left out. */
  readonly partial: boolean;
  /** The folder of the package: this repository, or `node_modules/lgtm-cdk8s` in another one. */
  readonly packageFolder: string;
  /** The words that are not options. */
  readonly words: readonly string[];
  /** What people type before a command's name: `npm run` in this repository, `npx lgtm-cdk8s` in another one. */
  readonly program: string;
  /** Whether a switch was given. */
  has(option: string): boolean;
  /** The value of an option, undefined where it was not given. */
  value(option: string): string | undefined;
  /** Makes the environments that were asked for, and says what is wrong with them. */
  build(): BuiltProject;
  /** The same findings together with what the compiler refuses; each cause once. */
  withTypes(findings: readonly Finding[]): Promise<readonly Finding[]>;
  /** The environments that were asked for, complete. Throws a `Refused` with everything that is wrong. */
  environments(): readonly Environment[];
  /** Prints findings, as text or as JSON. `conclusion`: what follows from them. Returns the exit code 1. */
  refuse(findings: readonly Finding[], conclusion: string): number;
  /** Prints warnings to the standard error. */
  warn(findings: readonly Finding[]): void;
}

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** More, for `--help`. Default: nothing. */
  readonly details?: string;
  /** Its options by name, without `--help`, which each command has. */
  readonly options: Readonly<Record<string, Option>>;
  /** What the words are that are not options. Default: it takes none. */
  readonly words?: { readonly name: string; readonly help: string };
  /** Does it. Returns the exit code: 0 where all is well, 1 where something was found. */
  run(call: Call): number | Promise<number>;
}

/** The call itself is wrong; the program exits with 2. */
export class UsageError extends Error {}

/** The environments are wrong; the program prints the findings and exits with 1. */
export class Refused extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(`${findings.length} findings`);
  }
}
