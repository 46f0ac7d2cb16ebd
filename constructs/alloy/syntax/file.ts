import { type Loose, Refusal } from '../../kit';
import { brand } from '../../kit/model/brand';
import { plainData } from './plain';
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
  static {
    brand(AlloyFile, 'AlloyFile');
  }

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
    return referencesTo(kind, label);
  }

  /** What a component exports that is in the file. Refuses one that is not. */
  exportsOf<A extends object, E extends Exports>(kind: ComponentKind<A, E>, label: string): References<E> {
    this.indexOf(kind, label);
    return referencesTo(kind, label);
  }

  /** Changes the arguments of a component that is in the file. Refuses one that is not. Returns the file. */
  change<A extends object, E extends Exports>(
    kind: ComponentKind<A, E>,
    label: string,
    change: (body: NoInfer<A>) => Loose<NoInfer<A>>,
  ): this {
    const index = this.indexOf(kind, label);
    const block = this.blocks[index];
    // Only `add` puts a body here, and it asks for that of the kind.
    const body: unknown = change(block?.body as A);
    if (typeof body !== 'object' || body === null) {
      throw new Refusal(
        `the change of ${kind.name} "${label}" returns ${body}`,
        'a function that returns the changed arguments, such as (body) => ({ ...body, … })',
      );
    }
    if (block) this.blocks[index] = { ...block, body };
    return this;
  }

  /** The arguments of every component as plain data. */
  plain(): unknown {
    return Object.fromEntries(this.blocks.map(({ name, label, body }) => [`${name} "${label}"`, plainData(body)]));
  }

  private indexOf<A extends object, E extends Exports>(kind: ComponentKind<A, E>, label: string): number {
    const index = this.blocks.findIndex((block) => block.name === kind.name && block.label === label);
    if (index >= 0) return index;
    const there = this.blocks.map((block) => `${block.name} "${block.label}"`).join(', ');
    throw new Refusal(`there is no component ${kind.name} "${label}" in Alloy's file`, `one of: ${there}`);
  }

  /** The file in exactly the form of `alloy fmt`. */
  print(): string {
    return printFile(this.blocks);
  }
}

function referencesTo<A extends object, E extends Exports>(kind: ComponentKind<A, E>, label: string): References<E> {
  const references = Object.entries(kind.exports).map(([name, exported]) => [
    name,
    new Reference(`${kind.name}.${label}.${name}`, exported),
  ]);
  return Object.fromEntries(references) as References<E>;
}
