import { countOf } from '../no-number';
import { ByteRate, Bytes, Cores, Duration, Percentage } from '../units';
import { describe } from './describe';
import type { Validator } from './validator';
import { validator } from './values';

/** What is said of a quantity without a number. */
function noNumber(value: object, number: unknown): string {
  const given = countOf(value, number);
  return given === undefined ? 'its number is missing' : `its number is ${describe(given)}`;
}

/** What is wrong with the number of a quantity, undefined where nothing is. */
function numberProblem(
  value: object,
  number: unknown,
  bounds: { readonly whole: string; readonly most: number; readonly mostInWords: string },
): string | undefined {
  if (typeof number !== 'number' || !Number.isFinite(number)) return noNumber(value, number);
  if (number <= 0) return `${describe(value)} is not above zero`;
  if (number > bounds.most) return `${describe(value)} is more than ${bounds.mostInWords}`;
  return Number.isInteger(number) ? undefined : `${describe(value)} is not a whole number of ${bounds.whole}`;
}

const day = 86_400_000;
const tebibyte = 1024 * 1024;

/** A length of time above zero. */
export const duration = (example: string): Validator<Duration> =>
  validator({
    example,
    expected: `a duration such as ${example}`,
    standIn: new Duration(day),
    isKind: (value) => value instanceof Duration,
    problem: (value) =>
      numberProblem(value, value.milliseconds, {
        whole: 'milliseconds',
        most: 3660 * day,
        mostInWords: 'ten years',
      }),
  });

/** An amount of bytes above zero, in whole mebibytes. */
export const bytes = (example: string): Validator<Bytes> =>
  validator({
    example,
    expected: `an amount such as ${example}`,
    standIn: new Bytes(1024),
    isKind: (value) => value instanceof Bytes,
    problem: (value) =>
      numberProblem(value, value.mebibytes, {
        whole: 'mebibytes',
        most: 64 * tebibyte,
        // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
        mostInWords: '64 TiB, the largest volume that a cloud offers',
      }),
  });

/** A rate of bytes between two bounds. */
export const byteRate = (
  example: string,
  least: { readonly rate: ByteRate; readonly inWords: string },
  most: { readonly rate: ByteRate; readonly inWords: string },
): Validator<ByteRate> =>
  validator({
    example,
    expected: `a rate from ${least.inWords} to ${most.inWords}`,
    standIn: least.rate,
    isKind: (value) => value instanceof ByteRate,
    problem: (value) => {
      const { bytesPerSecond } = value;
      if (typeof bytesPerSecond !== 'number' || Number.isNaN(bytesPerSecond)) return noNumber(value, bytesPerSecond);
      const given = describe(new ByteRate(bytesPerSecond));
      if (bytesPerSecond < least.rate.bytesPerSecond) return `${given} is less than ${least.inWords}`;
      return bytesPerSecond > most.rate.bytesPerSecond ? `${given} is more than ${most.inWords}` : undefined;
    },
  });

/** A share of processor time above zero, in whole thousandths of a core. */
export const cores = (example: string): Validator<Cores> =>
  validator({
    example,
    expected: `a share of processor time such as ${example}`,
    standIn: new Cores(1000),
    isKind: (value) => value instanceof Cores,
    problem: (value) =>
      numberProblem(value, value.millicores, {
        whole: 'thousandths of a core',
        most: 1024 * 1000,
        mostInWords: '1,024 cores, and no node has so many',
      }),
  });

/** A percentage, 0 to 100. */
export const percentage = (example: string): Validator<Percentage> =>
  validator({
    example,
    expected: `a percentage such as ${example}`,
    standIn: new Percentage(100),
    isKind: (value) => value instanceof Percentage,
    problem: (given) =>
      typeof given.value === 'number' && given.value >= 0 && given.value <= 100
        ? undefined
        : [`${describe(given)} is not between 0 and 100`, 'a percentage from percent(0) to percent(100)'],
  });
