import type { Finding } from '../model/findings';

/** What JavaScript says when a program is wrong, and what somebody who wrote an environment file should write instead. */
const meanings: readonly (readonly [
  RegExp,
  (match: RegExpExecArray) => Pick<Finding, 'property' | 'problem' | 'instead'>,
])[] = [
  [
    /^Cannot access '(.+)' before initialization$/,
    ([, name = '']) => ({
      property: name,
      problem: `${name} is used before the line that makes it`,
      instead: `the line that makes ${name}, before this one`,
    }),
  ],
  [
    /^(.+) is not defined$/,
    ([, name = '']) => ({
      property: name,
      problem: `nothing here is called ${name}`,
      instead: `an import of ${name}, or its right name`,
    }),
  ],
  [
    /^(.+) is not a (function|constructor)$/,
    ([, name = '', kind = '']) => ({
      property: plainName(name),
      problem: `${plainName(name)} is not a ${kind}`,
      instead: `an import of ${plainName(name)} from the module that has it`,
    }),
  ],
  [
    /^Cannot read properties of (undefined|null) \(reading '(.+)'\)$/,
    ([, kind = '', property = '']) => ({
      property,
      problem: `what stands before .${property} is ${kind}`,
      instead: `a value that has ${property}`,
    }),
  ],
];

/** A name without what the bundler puts before it. */
const plainName = (name: string): string =>
  name
    .replace(/^\(0 , (.+)\)$/, '$1')
    .split('.')
    .at(-1) ?? name;

/** What is wrong when the function of an environment throws. */
export function factoryFailure(environment: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const callSites = error instanceof Error ? [error] : [];
  const component = 'environment file';
  for (const [pattern, meaning] of meanings) {
    const match = pattern.exec(message);
    if (match) return { environment, component, ...meaning(match), callSites, crash: true };
  }
  return {
    environment,
    component,
    property: 'function',
    problem: `it ends with an error: ${message}`,
    instead: 'a function that makes the environment and returns it',
    callSites,
    crash: true,
  };
}
