import type { Finding } from '../../constructs';
import { ownerOfFile, siteOf } from './files';

type Words = Pick<Finding, 'property' | 'problem' | 'instead'>;

/** An error of the bundler: what it says, and behind an empty line the place. */
const problem = /^.*?\[ERROR\] (?<text>.*)\n\n {4}(?<file>[^\n]*?):(?<line>\d+):(?<column>\d+):/gm;

/** The bundler's messages that need other words than its own. */
const meanings: readonly (readonly [message: RegExp, words: (groups: readonly string[]) => Words])[] = [
  [
    /^Could not resolve "(.*)"$/,
    ([name = '']) => ({
      property: name,
      problem: `there is no file or package ${name}`,
      instead: "the path of a file that is there, such as './environments/company', or an installed package",
    }),
  ],
  [
    /^No matching export in "(.*)" for import "(.*)"$/,
    ([file = '', name = '']) => ({
      property: name,
      problem: `${file} exports no ${name}`,
      instead: `a name that ${file} exports`,
    }),
  ],
  [
    /^Cannot assign to "(.*)" because it is a constant$/,
    ([name = '']) => ({
      property: name,
      problem: `${name} is a constant and gets a second value`,
      instead: 'a constant of another name',
    }),
  ],
  [
    /^The symbol "(.*)" has already been declared$/,
    ([name = '']) => ({
      property: name,
      problem: `${name} is made a second time`,
      instead: 'another name for one of the two',
    }),
  ],
  [
    /^"await" can only be used inside an "async" function$/,
    () => ({
      property: 'await',
      problem: 'a synth waits for nothing',
      instead: 'a value that is there at once',
    }),
  ],
];

function wordsFor(text: string, file: string): Words {
  for (const [pattern, words] of meanings) {
    const match = pattern.exec(text);
    if (match) return words(match.slice(1));
  }
  const language = file.endsWith('.json') ? 'JSON' : 'TypeScript';
  return {
    property: 'syntax',
    problem: text.replace(/\.$/, ''),
    instead: `${language} that can be read; the place is where the reader could not go on`,
  };
}

/** What the bundler says of files that it could not read, as findings. https://esbuild.github.io/api/#log-override */
export function unreadableFiles(words: string): Finding[] {
  const found = [...words.matchAll(problem)].map(({ groups = {} }): Finding => {
    const { text = '', file = '', line = '1', column = '1' } = groups;
    const callSites = [siteOf(file, Number(line), Number(column) + 1)];
    return { ...ownerOfFile(file), ...wordsFor(text, file), callSites, exactLine: true };
  });
  if (found.length > 0) return found;
  const text = words.trim() || 'the bundler ended without a word';
  return [
    { ...ownerOfFile('main.ts'), property: 'main.ts', problem: text, instead: 'a main.ts that exports a project' },
  ];
}
