import type { Finding } from '../../constructs';
import { similar } from '../../constructs/kit/model/validation';
import type { SourcePlace } from './source-text';
import { ownerInWords, propertiesInWords, typeInWords } from './type-names';

/** What is wrong and what to write instead, in place of the compiler's words. */
export interface Words extends Pick<Finding, 'problem' | 'instead'> {
  /** The property that it is about, where that is not the one to which the value is given. */
  readonly property?: string;
  /** The name that it is about, for what is given to no property. */
  readonly name?: string;
}

/** What the words are made from beside the compiler's. */
export interface WordSources {
  /** The file, relative to the repository's folder. */
  readonly file: string;
  /** What the file says at the place. */
  readonly place: SourcePlace;
  /** What the package exports. */
  readonly exported: readonly string[];
  /** What can be wired of the components of a class. */
  members(type: string): readonly string[];
}

type Meaning = readonly [message: RegExp, words: (groups: readonly string[], sources: WordSources) => Words];

/** A name that is not there: the package has it, or one like it, or a line is missing. */
function unknownName([name = '', near]: readonly string[], { exported, file }: WordSources): Words {
  const problem = `nothing here is called ${name}`;
  if (exported.includes(name)) return { name, problem, instead: `an import of ${name}` };
  const isClass = /^[A-Z]/.test(name);
  const classes = exported.filter((each) => /^[A-Z]/.test(each));
  // A value that is not there is no class of its name, such as loki where Loki is imported.
  const nearest = near && !/^[A-Z]/.test(near) ? near : undefined;
  const meant = isClass
    ? similar(name, classes)
    : nearest ||
      similar(
        name,
        exported.filter((each) => !classes.includes(each)),
      );
  const missing = isClass || file === 'main.ts' ? `an import of ${name}` : `the line that makes ${name}`;
  return { name, problem, instead: meant || `${missing}, or its right name` };
}

const notYetMade = ([name = '']: readonly string[]): Words => ({
  name,
  problem: `${name} is used before the line that makes it`,
  instead: `the line that makes ${name}, before this one`,
});

const given = (expected: string, { place }: WordSources): Words => ({
  problem: `${place.written} is given`,
  instead: typeInWords(expected),
});

const counted = (count: number): string => `${count} ${count === 1 ? 'argument' : 'arguments'}`;

/** The package to which a file belongs. */
const packageOf = (file: string): string => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;

/** The compiler's messages that an environment file can meet, each with plainer words. */
const meanings: readonly Meaning[] = [
  [
    // The compiler says where a type stands only if two have one name.
    /import\("([^"]*node_modules[^"]*)"\)\.(\w+)\b.*import\("(?!\1")[^"]*node_modules[^"]*"\)\.\2\b/,
    ([file = '', type = '']) => ({
      problem: `${packageOf(file)} is here twice, in two versions: the ${type} of one copy is given to the other`,
      instead: `one version of it; npm ls ${packageOf(file)} shows who asks for which`,
    }),
  ],
  [/^Cannot find name '(.+?)'\.(?: Did you mean '(.+?)'\?)?/, unknownName],
  [/^No value exists in scope for the shorthand property '(.+?)'/, unknownName],
  [
    /has no exported member(?: named)? '(.+?)'\.(?: Did you mean '(.+?)'\?)?/,
    ([name = '', near]) => ({
      property: name,
      problem: `the module exports no ${name}`,
      instead: near || 'a name that it exports',
    }),
  ],
  [
    /declares '(.+?)' locally, but it is not exported/,
    ([name = '']) => ({
      name,
      problem: `the module exports no ${name}`,
      instead: `export in front of ${name}, where it is made`,
    }),
  ],
  [
    /^Cannot find module '(.+?)'/,
    ([name = '']) => ({
      property: name,
      problem: `there is no file or package ${name}`,
      instead: 'the path of a file that is there, or an installed package',
    }),
  ],
  [
    /'(\w+)' does not exist in type '(.+?)'\.(?: Did you mean to write '(.+?)'\?)?/,
    ([name = '', type = '', near]) => ({
      property: name,
      problem: `there is no property ${name}`,
      instead: near || propertiesInWords(type),
    }),
  ],
  [
    /^Property '(.+?)' does not exist on type '(.+?)'\.(?: Did you mean '(.+?)'\?)?/,
    ([name = '', type = '', near], { members }) => {
      const known = members(type);
      const owner = ownerInWords(type);
      const has = known.length > 0 ? `one of: ${known.join(', ')}` : `something that ${owner} has`;
      return { problem: `${owner} has no ${name}`, instead: near || similar(name, known) || has };
    },
  ],
  [
    /^'(.+?)' is possibly '(?:undefined|null)'/,
    ([name = '']) => ({
      problem: `${name} may not be there`,
      instead: `what is there in any case, or ${name}?. with a value for where it is not`,
    }),
  ],
  [
    /^Property '(.+?)' is missing in type .* but required in type '(.+?)'/,
    ([name = '', type = ''], sources) =>
      sources.place.written.startsWith('{') || /Props$|Options$/.test(type)
        ? { property: name, problem: `${name} is missing`, instead: `${name}: …` }
        : given(type, sources),
  ],
  [/is missing the following properties from type '(.+?)': /, ([type = ''], sources) => given(type, sources)],
  [/has no properties in common with type '(.+?)'/, ([type = ''], sources) => given(type, sources)],
  [
    /^Argument of type .+ is not assignable to parameter of type '(.+?)'\./,
    ([type = ''], sources) => given(type, sources),
  ],
  [/^Type .+ is not assignable to type '(.+?)'\./, ([type = ''], sources) => given(type, sources)],
  [/^Block-scoped variable '(.+?)' used before its declaration/, notYetMade],
  [/^Variable '(.+?)' is used before being assigned/, notYetMade],
  [
    /^Expected (\d+)(?:-(\d+))? arguments?, but got (\d+)/,
    ([least = '', most, got = ''], { place: { callee = 'the function' } }) => ({
      problem: `${callee} is given ${counted(Number(got))} and takes ${most ? `${least} to ${most}` : least}`,
      instead: `${callee} with ${most ? `${least} to ${most} arguments` : counted(Number(least))}`,
    }),
  ],
  [
    /^An object literal cannot have multiple properties with the same name/,
    (_, { place }) => ({ problem: `${place.property ?? place.written} is there twice`, instead: 'each name once' }),
  ],
  [
    /^Value of type 'typeof (.+?)' is not callable/,
    ([name = '']) => ({ property: name, problem: `${name} is a class, and new is missing`, instead: `new ${name}(…)` }),
  ],
  [
    /^A function whose declared type is neither .* must return a value|^Function lacks ending return statement/,
    () => ({
      property: 'return',
      problem: 'the function returns nothing',
      instead: 'return, and the environment, as its last line',
    }),
  ],
];

/** The compiler's message in the words of an environment file; its own where it is one that such a file rarely meets. */
export function wordsFor(message: string, sources: WordSources): Words {
  for (const [pattern, words] of meanings) {
    const match = pattern.exec(message);
    if (match) return words(match.slice(1), sources);
  }
  return { problem: message.replace(/\.$/, ''), instead: 'what TypeScript accepts here' };
}
