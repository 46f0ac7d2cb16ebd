import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Declaration, Member } from './declaration';
import { readDeclarations, topLevel } from './read-declarations';

/** The files of the package, each read once. */
export class Sources {
  private readonly known = new Map<string, ReturnType<Sources['read']>>();

  /** `folder`: the package's own, to which every path is relative. */
  constructor(private readonly folder: string) {}

  /** What a file exports, by the names under which it does; those of a namespace with its name before them. */
  exportsOf(file: string): Map<string, Declaration> {
    const { declarations, text } = this.fileOf(file);
    const found = new Map<string, Declaration>();
    for (const [, space, from = ''] of text.matchAll(/^export \*(?: as (\w+))? from '(\.[^']*)';$/gm)) {
      for (const [name, declaration] of this.exportsOf(this.resolve(file, from))) {
        found.set(space ? `${space}.${name}` : name, declaration);
      }
    }
    for (const [, names = '', from = ''] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(\.[^']*)';$/gm)) {
      const there = this.exportsOf(this.resolve(file, from));
      for (const { name, as } of listed(names)) {
        const declaration = there.get(name);
        if (declaration) found.set(as, declaration);
      }
    }
    for (const declaration of declarations) {
      if (declaration.exported) found.set(declaration.name, declaration);
    }
    return found;
  }

  /** The properties of an interface, those included that it takes over, in the order in which they are declared. */
  membersOf({ file, members, bases }: Declaration): Member[] {
    const inherited = bases.flatMap((base) => this.membersOfBase(file, base));
    const own = members.map(({ name }) => name);
    const all = members.map((member) => ({ ...member, type: this.spelledOut(file, member.type) }));
    return [...all, ...inherited.filter(({ name }) => !own.includes(name))];
  }

  /** A type in which the words are listed that a constant lists. */
  spelledOut(file: string, type: string): string {
    return type.replace(/\(typeof (\w+)\)\[number\]/g, (all, name: string) => {
      const words = /^\[(.*)\] as const$/.exec(this.find(file, name)?.signature ?? '')?.[1];
      return words === undefined ? all : topLevel(words, ',').join(' | ');
    });
  }

  private membersOfBase(file: string, base: string): Member[] {
    const [, chosen, name = base, words = ''] = /^(Omit|Pick|Partial)<(\w+)(?:, ([^>]*))?>$/.exec(base) ?? [];
    const declaration = this.find(file, name);
    if (!declaration) return [];
    const names = [...words.matchAll(/'(\w+)'/g)].map(([, word]) => word);
    return this.membersOf(declaration).filter((member) => {
      if (chosen === 'Pick') return names.includes(member.name);
      return chosen !== 'Omit' || !names.includes(member.name);
    });
  }

  /** A name as a file knows it: declared in it, or imported. */
  find(file: string, name: string): Declaration | undefined {
    const { declarations, text } = this.fileOf(file);
    const own = declarations.find((declaration) => declaration.name === name);
    if (own) return own;
    for (const [, names = '', from = ''] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']*)';$/gm)) {
      const imported = listed(names).find(({ as }) => as === name);
      if (imported) return this.exportsOf(this.resolve(file, from)).get(imported.name);
    }
    return undefined;
  }

  private fileOf(file: string) {
    const read = this.known.get(file) ?? this.read(file);
    this.known.set(file, read);
    return read;
  }

  private read(file: string) {
    const text = readFileSync(path.join(this.folder, file), 'utf8');
    return { text, declarations: readDeclarations(file, text) };
  }

  private resolve(file: string, from: string): string {
    const base = path.posix.join(path.posix.dirname(file), from);
    return existsSync(path.join(this.folder, `${base}.ts`)) ? `${base}.ts` : `${base}/index.ts`;
  }
}

/** The names in the braces of an import or export. */
const listed = (names: string): { readonly name: string; readonly as: string }[] =>
  names
    .split(',')
    .map((each) => each.trim().replace(/^type /, ''))
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', as = name] = each.split(' as ');
      return { name, as };
    });
