/** A short name for some texts: the launcher keeps what it knows of a folder by it. */
export declare function digest(...parts: readonly string[]): string;

/** A bundle of some modules, made anew unless every file that went into it is as it was. `modules`: by what each is asked for. */
export declare function kept(asked: {
  readonly name: string;
  readonly cache: string;
  readonly folder: string;
  readonly modules: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}): { readonly file: string; readonly packages: readonly string[] };
