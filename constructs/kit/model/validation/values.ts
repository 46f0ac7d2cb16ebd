import { describe, functionName, isClass } from './describe';
import { similar } from './similar';
import type { OptionalValidator, Reporter, Validator } from './validator';

/** Reports a value that is not what the property takes: not there, of another kind, or a function that was not called. */
export function reportGiven(
  value: unknown,
  property: string,
  { example, expected }: Pick<Validator<unknown>, 'example' | 'expected'>,
  reporter: Reporter,
): void {
  const last = property.split(' › ').at(-1)?.split('.').at(-1) ?? property;
  if (value === undefined) {
    reporter.report(property, `${last} is missing`, `${last}: ${example}`, { absent: true });
    return;
  }
  // A function that stands in the file itself is named after its property.
  if (typeof value === 'function' && !isClass(value) && !['', last].includes(functionName(value))) {
    // The number at its end may be its own.
    const name = [example, expected].some((text) => text.includes(`${value.name}(`)) ? value.name : functionName(value);
    const called = callOf(name, example) ?? callOf(name, expected) ?? `${name}(…), which must be ${expected}`;
    reporter.report(property, `${name} is given without its parentheses`, called);
    return;
  }
  const given = typeof value === 'function' && !isClass(value) ? 'a function' : describe(value);
  reporter.report(property, `${given} is given`, expected);
}

/** The call of a function in a text, such as `slowerThan(seconds(2))`. */
function callOf(name: string, text: string): string | undefined {
  const start = text.search(new RegExp(`\\b${name}\\(`));
  if (start < 0) return undefined;
  let depth = 0;
  for (let index = start + name.length; index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')') depth--;
    if (depth === 0) return text.slice(start, index + 1);
  }
  return undefined;
}

/** A validator from a condition. `standIn`: what a wrong value is replaced by. */
export function validator<T>(props: {
  readonly example: string;
  readonly expected: string;
  readonly standIn: T;
  /** Whether it is a value of this kind at all. */
  readonly isKind: (value: unknown) => value is T;
  /** What is wrong with one of this kind, and what to write instead. Default: nothing can be. */
  readonly problem?: (value: T) => string | readonly [problem: string, instead: string] | undefined;
}): Validator<T> {
  const { example, expected, standIn, isKind } = props;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (!isKind(value)) {
        reportGiven(value, property, { example, expected }, reporter);
        return standIn;
      }
      const problem = props.problem?.(value);
      if (problem === undefined) return value;
      const [text, instead] = typeof problem === 'string' ? [problem, expected] : problem;
      reporter.report(property, text, instead);
      return standIn;
    },
  };
}

/** Whether a text has line breaks, or other characters that nobody sees. */
export const hasControls = (value: string): boolean => /\p{Cc}/u.test(value);

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Whatever is given: it is checked elsewhere. */
export const anything = <T>(): Validator<T> & OptionalValidator<T> => ({
  example: '…',
  expected: '…',
  optional: true,
  validate: (value) => value as T,
});

/** Yes or no. */
export const flag = (): Validator<boolean> =>
  validator({ example: 'true', expected: 'true or false', standIn: false, isKind: isBoolean });

/** A whole number in a range. `example`: one that people write; default: the least. */
export const count = (least: number, most: number, example = least): Validator<number> =>
  validator({
    example: String(example),
    expected: `a whole number from ${least} to ${most}`,
    standIn: least,
    isKind: isNumber,
    problem: (value) =>
      Number.isInteger(value) && value >= least && value <= most
        ? undefined
        : `${value} is not a whole number from ${least} to ${most}`,
  });

/** One of a few words. A misspelt one would silently mean something else. */
export function oneOf<const Word extends string>(words: readonly Word[]): Validator<Word> {
  const [first] = words;
  if (first === undefined) throw new Error('there is no word to choose from');
  const isWord = (value: unknown): value is Word => words.some((word) => word === value);
  const example = `'${first}'`;
  const expected = words.length === 1 ? example : `one of: ${words.join(', ')}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (isWord(value)) return value;
      if (!isString(value)) reportGiven(value, property, { example, expected }, reporter);
      else {
        const meant = similar(value, words);
        const instead = meant === undefined ? expected : `'${meant}'`;
        reporter.report(property, `${describe(value)} is none of ${words.join(', ')}`, instead);
      }
      return first;
    },
  };
}

/** A text. `problem`: what is wrong with it, undefined where nothing is. */
export const text = (props: {
  readonly example: string;
  readonly expected: string;
  readonly standIn: string;
  readonly problem?: (value: string) => string | readonly [problem: string, instead: string] | undefined;
}): Validator<string> => validator({ ...props, example: `'${props.example}'`, isKind: isString });

/** A text that says something. */
export const words = (example: string): Validator<string> =>
  text({
    example,
    expected: `a text such as '${example}'`,
    standIn: example,
    problem: (value) => (value.trim() === '' ? 'the text is empty' : undefined),
  });

/** A text that says something in one line, as a name does. */
export const line = (example: string): Validator<string> =>
  text({
    example,
    expected: `a text of one line such as '${example}'`,
    standIn: example,
    problem: (value) => {
      if (value.trim() === '') return 'the text is empty';
      return hasControls(value) ? `${describe(value)} is more than one line` : undefined;
    },
  });

/** The path of a URL. */
export const urlPath = (example: string): Validator<string> =>
  text({
    example,
    expected: `a path with its slash, such as '${example}'`,
    standIn: example,
    problem: (value) => (/^\/\S*$/.test(value) ? undefined : `${JSON.stringify(value)} is no path`),
  });

/** A function that the environment file brings. */
export const callback = <T extends (...given: never[]) => unknown>(props: {
  readonly example: string;
  readonly expected: string;
  readonly standIn: T;
}): Validator<T> =>
  validator({ ...props, isKind: (value): value is T => typeof value === 'function' && !isClass(value) });
