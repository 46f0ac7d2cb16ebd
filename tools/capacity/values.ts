import {
  type ByteRate,
  bytesPerSecond,
  type Duration,
  days,
  hours,
  minutes,
  type Percentage,
  percent,
  seconds,
} from '../../constructs';
import { UsageError } from '../cli/command';

/** What people write as the value of an option. Each throws a `UsageError` that shows how it is written. */

const wrong = (option: string, text: string, example: string): UsageError =>
  new UsageError(`--${option} takes ${example}, and ${JSON.stringify(text)} is given`);

const multiples = { k: 1e3, M: 1e6 } as const;

/** A whole number; `3000000`, `3_000_000`, `3,000,000` and `3M` are the same. */
export function count(option: string, text: string): number {
  const [, whole, short, multiple] = /^(?:(\d[\d_,]*)|(\d+(?:\.\d+)?)([kM]))$/.exec(text) ?? [];
  if (whole) return Number(whole.replace(/[_,]/g, ''));
  if (!short) throw wrong(option, text, 'a whole number such as 3000000 or 3M');
  return Math.round(Number(short) * multiples[multiple as keyof typeof multiples]);
}

/** A price. */
export function price(option: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw wrong(option, text, 'a price such as 0.04');
  return Number(text);
}

const sizes = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 } as const;

/** A rate of bytes in a second or a day. */
export function rate(option: string, text: string): ByteRate {
  const [, number, unit, time] = /^(\d+(?:\.\d+)?) ?([kMGT]B|[KMGT]iB)\/(s|d|day)$/.exec(text) ?? [];
  if (!number || !unit || !time) throw wrong(option, text, 'a rate such as 20MB/s, 20MiB/s or 860GB/d');
  const bytes = Number(number) * sizes[unit as keyof typeof sizes];
  return bytesPerSecond(time === 's' ? bytes : bytes / 86_400);
}

const times = { s: seconds, m: minutes, h: hours, d: days } as const;

/** A length of time. */
export function time(option: string, text: string): Duration {
  const [, number, unit] = /^(\d+)(s|m|h|d)$/.exec(text) ?? [];
  if (!number || !unit) throw wrong(option, text, 'a time such as 15s or 30d');
  return times[unit as keyof typeof times](Number(number));
}

/** A share. */
export function share(option: string, text: string): Percentage {
  const [, number] = /^(\d+(?:\.\d+)?) ?%$/.exec(text) ?? [];
  if (!number) throw wrong(option, text, 'a share such as 10%');
  return percent(Number(number));
}
