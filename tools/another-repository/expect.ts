import type { Outcome } from '../report';
import type { Ran } from './adopter';

/** What a command must do. */
export interface Expected {
  readonly status: number;
  /** What its output must contain. Default: nothing in particular. */
  readonly says?: readonly (string | RegExp)[];
}

/** Whether a command did what it must, with its own words. */
export function outcome({ status, stdout, stderr }: Ran, expected: Expected): Outcome {
  const output = `${stdout}${stderr}`;
  const missing = (expected.says ?? []).filter((text) =>
    typeof text === 'string' ? !output.includes(text) : !text.test(output),
  );
  const passed = status === expected.status && missing.length === 0;
  const complaints = [
    ...(status === expected.status ? [] : [`exit code ${status} instead of ${expected.status}`]),
    ...missing.map((text) => `it does not say ${text}`),
  ];
  return {
    passed,
    got: passed
      ? lastLine(stdout) || lastLine(stderr) || 'nothing printed'
      : `${complaints.join(', ')}\n${output.trim()}`,
  };
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';

/** Whether two texts are the same. */
export const same = (a: string, b: string, what: string): Outcome => ({
  passed: a === b,
  got: a === b ? `${what} is the same to the byte` : `${what} differs`,
});
