import type { Environment, Finding } from '../../constructs';
import { environmentOfFile, siteOf } from './files';
import type { Positions } from './positions';
import type { TypeProblem } from './type-problems';

/** What is wrong and what to write instead, in place of the compiler's words. */
type Words = Pick<Finding, 'problem' | 'instead'> & { readonly property?: string };

/** The compiler's messages that an environment file can meet, each with plainer words. */
const meanings: readonly (readonly [RegExp, (...groups: string[]) => Words])[] = [
  [
    // The compiler says where a type stands only if two have one name.
    /import\("([^"]*node_modules[^"]*)"\)\.(\w+)\b.*import\("(?!\1")[^"]*node_modules[^"]*"\)\.\2\b/,
    (file = '', type = '') => ({
      problem: `${packageOf(file)} is here twice, in two versions: the ${type} of one copy is given to the other`,
      instead: `one version of it; npm ls ${packageOf(file)} shows who asks for which`,
    }),
  ],
  [
    /^Cannot find name '(.+?)'\.(?: Did you mean '(.+?)'\?)?/,
    (name = '', near) => ({
      property: name,
      problem: `nothing here is called ${name}`,
      instead: near || `an import of ${name}, or its right name`,
    }),
  ],
  [
    /^(?:Module|'|").*has no exported member(?: named)? '(.+?)'\.(?: Did you mean '(.+?)'\?)?/,
    (name = '', near) => ({
      property: name,
      problem: `the module exports no ${name}`,
      instead: near || 'a name that it exports',
    }),
  ],
  [
    /^Cannot find module '(.+?)'/,
    (name = '') => ({
      property: name,
      problem: `there is no file or package ${name}`,
      instead: 'the path of a file that is there, or an installed package',
    }),
  ],
  [
    /'(\w+)' does not exist in type '(.+?)'\.(?: Did you mean to write '(.+?)'\?)?/,
    (name = '', type = '', near) => ({
      property: name,
      problem: `there is no property ${name}`,
      instead: near || `a property of ${type}`,
    }),
  ],
  [
    /^Property '(.+?)' does not exist on type '(.+?)'\.(?: Did you mean '(.+?)'\?)?/,
    (name = '', type = '', near) => ({
      property: name,
      problem: `${shortType(type)} has no ${name}`,
      instead: near || `something that ${shortType(type)} has`,
    }),
  ],
  [
    /^Property '(.+?)' is missing in type .* but required in type '(.+?)'/,
    (name = '') => ({ property: name, problem: `${name} is missing`, instead: `${name}: …` }),
  ],
  [
    /is missing the following properties from type '(.+?)': (.+)$/,
    (type = '', names = '') => ({
      problem: `this is no ${shortType(type)}: it lacks ${names}`,
      instead: `a ${shortType(type)}`,
    }),
  ],
  [
    /^(?:Type|Argument of type) '(.+)' is not assignable to (?:type|parameter of type) '(.+)'\./,
    (given = '', expected = '') => ({ problem: `${shortType(given)} is given`, instead: shortType(expected) }),
  ],
  [
    /^Block-scoped variable '(.+?)' used before its declaration/,
    (name = '') => ({
      property: name,
      problem: `${name} is used before the line that makes it`,
      instead: `the line that makes ${name}, before this one`,
    }),
  ],
  [
    /^Expected (.+) arguments?, but got (\d+)/,
    (expected = '', given = '') => ({
      problem: `${given} arguments are given, and ${expected} are expected`,
      instead: `${expected} arguments`,
    }),
  ],
];

/** The package to which a file belongs. */
const packageOf = (file: string): string => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;

/** A type in the words of an environment file: an endpoint by what it speaks. */
const shortType = (type: string): string =>
  type
    .replace(/Endpoint<"([^"]+)">/g, 'an endpoint that speaks $1')
    .replace(/^\(\.\.\.?.*\) => (.*)$/, 'a function that returns $1')
    .replace(/^\(\) => (.*)$/, 'a function that returns $1');

/** What the compiler refuses, as a finding of the component in whose call it stands. */
export function typeFinding(problem: TypeProblem, environments: readonly Environment[], positions: Positions): Finding {
  const { file, line, column, message } = problem;
  const words = wordsFor(message);
  const written = positions.wordAt(file, line, column);
  const owner = ownerOf(problem, environments, positions);
  return {
    environment: owner?.environment ?? environmentOfFile(file),
    component: owner?.component ?? 'environment file',
    property: words.property ?? written ?? 'types',
    problem: words.problem,
    instead: words.instead,
    callSites: [siteOf(file, line, column)],
    exactLine: true,
  };
}

function wordsFor(message: string): Words {
  for (const [pattern, words] of meanings) {
    const match = pattern.exec(message);
    if (match) return words(...match.slice(1));
  }
  return { problem: message.replace(/\.$/, ''), instead: 'what the type asks for' };
}

/** The component whose call holds the line; otherwise the environment whose file it is. */
function ownerOf({ file, line }: TypeProblem, environments: readonly Environment[], positions: Positions) {
  const holds = (stack: string | undefined): boolean => {
    const extent = stack === undefined ? undefined : positions.extentOf(stack);
    return extent !== undefined && extent.file === file && extent.first <= line && line <= extent.last;
  };
  for (const environment of environments) {
    const component = environment.components.find(({ madeAt }) => holds(madeAt.stack));
    if (component) return { environment: environment.name, component: component.name };
    if (holds(environment.madeAt.stack)) return { environment: environment.name, component: 'environment' };
  }
  return undefined;
}
