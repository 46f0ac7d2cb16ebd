import type { Finding } from '../../constructs';
import { environmentOfFile, siteOf } from './files';

/** An error of the bundler: what it says, and behind an empty line the place. */
const problem = /^.*?\[ERROR\] (?<text>.*)\n\n {4}(?<file>[^\n]*?):(?<line>\d+):(?<column>\d+):/gm;

/** What the bundler says of files that it could not read, as findings. https://esbuild.github.io/api/#log-override */
export function unreadableFiles(words: string): Finding[] {
  const found = [...words.matchAll(problem)].map(({ groups = {} }): Finding => {
    const { text = '', file = '', line = '1', column = '1' } = groups;
    const missing = /^Could not resolve "(.*)"$/.exec(text);
    const exported = /^No matching export in "(.*)" for import "(.*)"$/.exec(text);
    return {
      environment: environmentOfFile(file),
      component: 'environment file',
      property: missing?.[1] ?? exported?.[2] ?? 'syntax',
      problem: missing ? `there is no file or package ${missing[1]}` : text.replace(/\.$/, ''),
      instead: missing
        ? "the path of a file that is there, such as './environments/company', or an installed package"
        : exported
          ? `a name that ${exported[1]} exports`
          : 'TypeScript that can be read; the place is where the reader could not go on',
      callSites: [siteOf(file, Number(line), Number(column) + 1)],
      exactLine: true,
    };
  });
  if (found.length > 0) return found;
  const text = words.trim() || 'the bundler ended without a word';
  return [
    {
      environment: 'main.ts',
      component: 'main.ts',
      property: 'main.ts',
      problem: text,
      instead: 'a main.ts that exports a project',
    },
  ];
}
