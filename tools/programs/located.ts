import type { ContainerEngine, HeldImage } from './images';
import type { PinnedName } from './pins';
import type { ServerName } from './servers';

export type ProgramName = PinnedName | ServerName;

/** A program that can be started. */
export interface Available {
  readonly name: ProgramName;
  /** The file to start; of an image, the container engine. */
  readonly path: string;
  /** What it is. */
  readonly version: string;
  /** What the workload's image says, which need not be the same. */
  readonly wanted: string;
  readonly source: 'image' | 'PATH' | 'built';
  /** Of an image: which, who runs it, and where the program is in it. */
  readonly image?: {
    readonly engine: ContainerEngine;
    readonly held: HeldImage;
    readonly entrypoint: string;
  };
}

/** A program that this machine does not have. */
export interface Unavailable {
  readonly name: ProgramName;
  readonly wanted: string;
  /** Why: of each source in its order, what keeps it from there. */
  readonly missing: string;
}

export type Located = Available | Unavailable;

export const isAvailable = (located: Located): located is Available => 'path' in located;

/** Why a program is not there, with its name and the version that is wanted. */
export const whyUnavailable = ({ name, wanted, missing }: Unavailable): string => `${name} ${wanted}: ${missing}`;
