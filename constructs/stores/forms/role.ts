import type { Bytes, Duration, PortProps } from '../../kit';
import type { SectionPath } from './sections';

/** What one role of a store does, as data. `Name`: the roles of the store. `Configuration`: that of its program. */
export interface Role<Name extends string, Configuration> {
  /** What the program is told to be: `-target`. */
  readonly target: string;
  /** What makes its pods: a StatefulSet where a pod must be known by its name, or has a volume that outlives it. */
  readonly kind: 'Deployment' | 'StatefulSet';
  /** How long it may take to end: to answer what is under way, and to hand over what it keeps. */
  readonly terminationGrace: Duration;
  /** The sections of the configuration that it reads. A change of any other rolls none of its pods. */
  readonly sections: readonly SectionPath<Configuration>[];
  /** The roles that it calls, each with what it speaks there. Default: none. */
  readonly calls?: Partial<Readonly<Record<Name, 'grpc' | 'http'>>>;
  /** Ports beside those that every role has. Default: none. */
  readonly furtherPorts?: Readonly<Record<string, PortProps>>;
  /** What it may write to where its size has no volume. Default: 512 MiB. */
  readonly scratch?: Bytes;
  /**
   * By how many percent its memory grows until its garbage is collected, as a workload of its own: `GOGC`. What keeps much for long needs
   * less memory with less. Default: Go's own, 100. https://go.dev/doc/gc-guide#GOGC
   */
  readonly collectsAt?: number;
  /** It reads and writes no bucket: it has neither its credentials nor a way to it. Default: it does. */
  readonly needsNoBucket?: boolean;
  /** Its pods keep copies of what is written to it, each copy in another zone. Default: they keep none. */
  readonly copies?: Copies;
}

/** How copies are kept apart. */
export interface Copies {
  /** How many zones have one. */
  readonly zones: number;
  /**
   * Whether the pods of each zone are a workload of their own. `with-several`: where a zone has several, as the program must then know which of them are
   * in one. `in-named-zones`: also where a zone has one and the cluster names as many zones, as a pod must not lose its name and its volume when its
   * zone gets a second one. `always`: the program knows no other way.
   */
  readonly workloadPerZone: 'always' | 'in-named-zones' | 'with-several';
  /** The arguments by which a pod is told its zone. Default: none. */
  readonly zoneArguments?: (zone: string) => readonly string[];
}

/** The roles of a store by name. */
export type Roles<Name extends string, Configuration> = Readonly<Record<Name, Role<Name, Configuration>>>;

/** Whether a role goes on until nobody is led to it. All three programs call it the same. */
export const waits = ({ sections }: { readonly sections: readonly string[] }): boolean =>
  sections.includes('shutdown_delay');
