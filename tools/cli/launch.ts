import type { RunningBundle } from './positions';

/** What the launcher knows of a run. */
export interface Launch {
  /** What follows the command's name. */
  readonly words: readonly string[];
  /** The repository's folder. */
  readonly folder: string;
  readonly packageFolder: string;
  /** What people type before the command's name. */
  readonly program: string;
  /** The compiler's answer, where types are checked. */
  readonly types?: Promise<CompilerAnswer>;
  /** What the bundler says, where it could not read the repository's files. */
  readonly unreadable?: string;
  /** Runs the repository's main.ts and returns what it exports as `project`. Undefined where it could not be read. */
  readonly loadProject?: () => unknown;
  readonly bundle: RunningBundle;
}

/** What the TypeScript compiler says of the repository's files. */
export interface CompilerAnswer {
  readonly status: number | null;
  readonly output: string;
}
