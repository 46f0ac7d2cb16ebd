import type { Available, ProgramName, RunResult } from '../programs';
import type { Layout } from './layout';
import type { Verdict } from './result';
import type { ConfiguredContainer, MountedFile } from './workloads';

/** A check that a program makes. */
export interface ProgramCheck {
  readonly program: ProgramName;
  /** As the table has it. Default: the program's name. */
  readonly title?: string;
  /** The files of the container that it is about. */
  readonly reads: (file: MountedFile) => boolean;
  /** It reads arguments alone, so it is asked of a container without files too. Default: it reads files. */
  readonly withoutFiles?: true;
  /** The arguments: those of the container, and what the check itself needs. */
  readonly words: (container: ConfiguredContainer) => readonly string[];
  /** Files that it is given beside those of the container, by their paths there. Default: none. */
  readonly furtherFiles?: (container: ConfiguredContainer) => Readonly<Record<string, string>>;
  /** It looks up the names of Services, so it gets them. Default: it does not. */
  readonly looksUpHosts?: true;
  /** Default: exit code 0 is an acceptance. */
  readonly judge?: (ran: RunResult, program: Available) => Verdict;
  /** How it is started. Default: to its end, with the variables of the container. */
  readonly start?: (
    program: Available,
    words: readonly string[],
    container: ConfiguredContainer,
    layout: Layout,
  ) => Promise<Verdict>;
}

/** A check that is made here, where the program has none of its own. */
export interface OwnCheck {
  readonly title: string;
  readonly reads: (file: MountedFile) => boolean;
  /** It looks also at files that another check has read. Default: it does not. */
  readonly besides?: true;
  /** The version of the program whose reference it compares with. Default: it compares with none. */
  readonly version?: string;
  readonly judge: (files: readonly MountedFile[], container: ConfiguredContainer) => Verdict;
}

export type Check = ProgramCheck | OwnCheck;

export const isProgramCheck = (check: Check): check is ProgramCheck => 'program' in check;

/** Files whose names end so. */
export const ending =
  (...suffixes: readonly string[]) =>
  ({ path }: MountedFile): boolean =>
    suffixes.some((suffix) => path.endsWith(suffix));

/** The paths of a container's files, as the program is given them. Default: all. */
export const pathsOf = (
  { files }: ConfiguredContainer,
  isAsked: (file: MountedFile) => boolean = () => true,
): string[] => files.filter(isAsked).map(({ path }) => path);
