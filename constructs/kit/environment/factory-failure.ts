import { isError } from '../model/call-site';
import { errorMessage } from '../model/error-message';
import { type Finding, oneLine, Refusal } from '../model/findings';

type Words = Pick<Finding, 'property' | 'problem' | 'instead'>;

/** What JavaScript says when a program is wrong, and what somebody who wrote an environment file should write instead. */
const meanings: readonly (readonly [RegExp, (match: RegExpExecArray) => Words])[] = [
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
      problem: `${plainName(name)} is not a ${kind === 'constructor' ? 'class' : kind}`,
      instead: `an import of ${plainName(name)} from the module that has it`,
    }),
  ],
  [
    /^Class constructor (.+) cannot be invoked without 'new'$/,
    ([, name = '']) => ({
      property: plainName(name),
      problem: `${plainName(name)} is a class, and new is missing`,
      instead: `new ${plainName(name)}(…)`,
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
  [
    /^Cannot destructure property '(.+?)' of '.+?' as it is (undefined|null)\.?$/,
    ([, property = '', kind = '']) => ({
      property,
      problem: `what should have ${property} is ${kind}`,
      instead: `a value that has ${property}`,
    }),
  ],
  [
    /^(.+?) is not (?:a function or its return value is not )?iterable/,
    ([, name = '']) => ({
      property: plainName(name),
      problem: `${plainName(name)} is no list`,
      instead: 'a list',
    }),
  ],
  [
    /^Spread syntax requires /,
    () => ({ property: 'function', problem: 'what stands behind three dots is no list', instead: 'a list' }),
  ],
  [
    /^Cannot convert a Symbol value to a (string|number)$/,
    ([, kind = '']) => ({
      property: 'function',
      problem: 'a symbol is given',
      instead: kind === 'string' ? 'a text' : 'a number',
    }),
  ],
  [
    /^Cannot find module '(.+?)'/,
    ([, name = '']) => ({
      property: name,
      problem: `there is no file or package ${name}`,
      instead: 'an installed package, or the path of a file that is there',
    }),
  ],
  [
    /^Cannot add children to "(.*)" during synthesis$/,
    ([, name = '']) => ({
      property: name,
      problem: `something is added to ${name}, which is complete: its function has returned`,
      instead: 'the component in the function that makes the environment, before its return',
    }),
  ],
  [
    /^Maximum call stack size exceeded$/,
    () => ({
      property: 'function',
      problem: 'functions call each other without end',
      instead: 'a function that does not call itself',
    }),
  ],
];

/** A name without what the bundler puts before it, and without the number that it appends where a name is taken. */
const plainName = (name: string): string =>
  (
    name
      .replace(/^\(0 , (.+)\)$/, '$1')
      .split('.')
      .at(-1) ?? name
  ).replace(/\d+$/, '');

/** What an error of the language means for the person who wrote the code. Undefined: it says so itself, or nobody knows. */
export function meaningOf(error: unknown): Words | undefined {
  const message = errorMessage(error);
  for (const [pattern, meaning] of meanings) {
    const match = pattern.exec(message);
    if (match) return meaning(match);
  }
  return undefined;
}

/** What is wrong when something throws that the user wrote. `component`: who wrote it, such as `environment file`. */
export function factoryFailure(environment: string, error: unknown, component = 'environment file'): Finding {
  const callSites = isError(error) ? [error] : [];
  if (error instanceof Refusal) {
    const { problem, instead, about } = error;
    const property = about?.property ?? 'function';
    const sites = about ? [about.madeAt, ...callSites] : callSites;
    return {
      environment,
      component: about?.component ?? component,
      property,
      problem,
      instead,
      callSites: sites,
      exactLine: true,
    };
  }
  const meant = meaningOf(error);
  if (meant) return { environment, component, ...meant, callSites, crash: true };
  const problem = `it ends with an error: ${oneLine(errorMessage(error))}`;
  return {
    environment,
    component,
    property: 'function',
    problem,
    instead: 'code that ends without an error',
    callSites,
    crash: true,
  };
}
