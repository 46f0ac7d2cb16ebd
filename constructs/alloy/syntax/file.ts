import { type Block, printFile } from './print';
import { type ExportKind, Reference } from './value';

type Exports = Readonly<Record<string, ExportKind>>;

/** A kind of component that Alloy has: what it takes, and what it gives to others. */
export interface ComponentKind<A extends object, E extends Exports> {
  readonly name: string;
  readonly exports: E;
  /** Only there so that the type of the arguments is part of the kind's own. */
  readonly arguments?: A;
}

/** The exports of one component that stands in a file. */
export type References<E extends Exports> = { readonly [Name in keyof E]: Reference<E[Name]> };

/** Declares a kind of component. */
export const componentKind = <A extends object, E extends Exports>(name: string, exports: E): ComponentKind<A, E> => ({
  name,
  exports,
});

/** A configuration file. Components are added to it, those that receive before those that send to them. */
export class AlloyFile {
  private readonly blocks: Block[] = [];

  /** Adds a component and returns what it exports. `comment`: why it is there. */
  add<A extends object, E extends Exports>(
    kind: ComponentKind<A, E>,
    label: string,
    body: NoInfer<A>,
    comment?: string,
  ): References<E> {
    if (this.blocks.some((other) => other.name === kind.name && other.label === label)) {
      throw new Error(`there are two components ${kind.name} with the label ${label}`);
    }
    this.blocks.push({ name: kind.name, label, body, comment });
    const references = Object.entries(kind.exports).map(([name, exported]) => [
      name,
      new Reference(`${kind.name}.${label}.${name}`, exported),
    ]);
    return Object.fromEntries(references) as References<E>;
  }

  /** The file in exactly the form of `alloy fmt`. */
  print(): string {
    return printFile(this.blocks);
  }
}
