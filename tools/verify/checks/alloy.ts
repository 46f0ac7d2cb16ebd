import { parser as logql } from '@grafana/lezer-logql';
import { syntaxErrorIn } from '../../../checks/languages/grammar';
import type { Available, RunResult } from '../../programs';
import { ending, type ProgramCheck } from '../check';
import { accepted, notChecked, rejected, type Verdict, verdictOf } from '../result';
import type { ConfiguredContainer } from '../workloads';

const files = ending('.alloy');

/** `run FILE --flag…`: the file or folder that it reads. */
const configuration = (container: ConfiguredContainer): string =>
  container.arguments.find((word, index) => index > 0 && !word.startsWith('-')) ?? '';

/** Flags of `alloy run` that change what is valid, which `alloy validate` takes as well. */
const sharedFlags = /^--(stability\.level|feature\.[\w.-]+)=/;

interface Selector {
  readonly place: string;
  readonly attribute: string;
  readonly text: string;
}

/** The parser and the formatter of Alloy itself; regular expressions are compiled and selectors parsed besides. */
export const syntax: ProgramCheck = {
  program: 'alloy-syntax',
  reads: files,
  words: (container) => ['-selectors', ...container.files.filter(files).map(({ path }) => path)],
  judge: ({ status, output }) => {
    if (status !== 0) return rejected(withoutSelectors(output));
    const selectors = JSON.parse(output) as Selector[];
    return verdictOf(
      selectors.flatMap(({ place, attribute, text }) => {
        const error = syntaxErrorIn(logql, text);
        return error === undefined ? [] : [`${place}: ${attribute}: not LogQL: ${error}`];
      }),
    );
  },
};

const withoutSelectors = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('['))
    .join('\n');

/** https://grafana.com/docs/alloy/latest/reference/cli/fmt/ */
export const format: ProgramCheck = {
  program: 'alloy',
  title: 'alloy fmt -t',
  reads: files,
  words: (container) => ['fmt', '-t', configuration(container)],
};

/** https://grafana.com/docs/alloy/latest/reference/cli/validate/ */
export const validate: ProgramCheck = {
  program: 'alloy',
  title: 'alloy validate',
  reads: files,
  words: (container) => [
    'validate',
    ...container.arguments.filter((word) => sharedFlags.test(word)),
    configuration(container),
  ],
  judge: judgeValidation,
};

/** A build of one's own can lack components. What it says of the others holds; of these it says nothing. */
function judgeValidation({ status, output }: RunResult, program: Available): Verdict {
  if (status === 0) return accepted;
  const absent = absentComponents(output);
  if (program.version === program.wanted || absent.length === 0) return rejected(output);
  const others = output.split(/^(?=Error: )/m).filter((text) => /^Error: (?!validation failed)/.test(text));
  const known = others.filter((text) => !text.includes(noDefinition));
  if (known.length > 0) return rejected(known.join(''));
  return notChecked(`this build has no ${absent.join(', ')}; it accepts everything else`);
}

const noDefinition = 'cannot find the definition of component name';

/** The components that a build does not have, as it says itself. */
export function absentComponents(output: string): string[] {
  const names = [...output.matchAll(new RegExp(`${noDefinition} "([^"]+)"`, 'g'))].map(([, name]) => name ?? '');
  return [...new Set(names)];
}
