import { describe, list, reportGiven, text, type Validator } from '../kit/model/validation';
import { lostBackslash } from '../kit/text/lost-backslash';
import { NoRe2, readRe2 } from '../kit/text/re2';

const name = text({
  example: 'node_boot_time_seconds',
  expected: 'a regular expression (RE2) for whole names, see https://github.com/google/re2/wiki/Syntax',
  standIn: 'missing',
  problem: (value) =>
    /^\S+$/.test(value) && isRe2(value) && !lostBackslash(value)
      ? undefined
      : `${describe(value)} is no regular expression`,
});

function isRe2(value: string): boolean {
  try {
    readRe2(value);
    return true;
  } catch (error) {
    if (!(error instanceof NoRe2)) throw error;
    return false;
  }
}

const names = list(name, { least: 1 });

/** Names of metrics that are stored whether anybody asks for them or not, or `everything`. */
export const keepValidator: Validator<readonly string[] | 'everything'> = {
  example: names.example,
  expected: `${names.expected}, or 'everything'`,
  validate(value, property, reporter) {
    if (value === 'everything') return value;
    if (Array.isArray(value)) return names.validate(value, property, reporter);
    reportGiven(value, property, keepValidator, reporter);
    return [];
  },
};
