/** What somebody can write or be given, as a file of the package declares it. */
export interface Declaration {
  readonly kind: 'interface' | 'type' | 'function' | 'class' | 'constant';
  readonly name: string;
  /** Other files can use it. */
  readonly exported: boolean;
  /** The file, from the package's folder. */
  readonly file: string;
  /** What its doc comment says; empty where it has none. */
  readonly doc: string;
  /** How it is written: the call of a function, the alternatives of a type. */
  readonly signature: string;
  /** The properties of an interface, and what a class offers to others. */
  readonly members: readonly Member[];
  /** What an interface takes over, as it is written: `StoreProps`, `Omit<ComponentProps, 'namespace'>`. */
  readonly bases: readonly string[];
}

/** A property, or a method. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  /** The file in whose words the type is written. */
  readonly file: string;
  readonly doc: string;
  /** The properties of an object that is written in place. */
  readonly members: readonly Member[];
}
