import { isIP } from 'node:net';
import { describe } from './validation/describe';
import type { Validator } from './validation/validator';
import { text } from './validation/values';

/** An address of IPv6 as the API server writes it, without the brackets. https://www.rfc-editor.org/rfc/rfc5952 */
export const usual = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1);

/** The bits of an address, as text. */
function bitsOf(address: string): string {
  if (isIP(address) === 4) return address.split('.').map(inBits(10, 8)).join('');
  const [before = '', after] = usual(address).split('::');
  const groups = (half = '') => half.split(':').filter((group) => group !== '');
  const [first, last] = [groups(before), groups(after)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...zeros, ...last].map(inBits(16, 16)).join('');
}

const inBits = (base: number, width: number) => (part: string) =>
  Number.parseInt(part, base).toString(2).padStart(width, '0');

function addressOf(bits: string): string {
  const parts = bits.match(bits.length === 32 ? /.{8}/g : /.{16}/g) ?? [];
  const numbers = parts.map((part) => Number.parseInt(part, 2));
  return bits.length === 32 ? numbers.join('.') : usual(numbers.map((number) => number.toString(16)).join(':'));
}

/** Why a text is neither an address nor a block, as API servers take them without a warning; undefined where it is one. */
function addressProblem(value: string): string | undefined {
  const [address = '', length, ...rest] = value.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const fits = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
  if (family === 0 || rest.length > 0 || !fits) return `${describe(value)} is neither an address nor a block`;
  if (family === 6 && usual(address).startsWith('::ffff:'))
    return `${describe(value)} is an address of IPv4 in the form of IPv6, at which API servers warn`;
  if (family === 6 && usual(address) !== address)
    return `${describe(value)} is not in the usual form, ${usual(address)}, so API servers warn`;
  const first = addressOf(
    bitsOf(address)
      .slice(0, Number(length ?? most))
      .padEnd(most, '0'),
  );
  return first === address
    ? undefined
    : `${describe(value)} is an address in the block ${first}/${length}, so API servers warn`;
}

/** An address, or a block of addresses, such as the example. */
export const addressLike = (example: string): Validator<string> =>
  text({
    example,
    expected: `an address or a block of addresses, such as '${example}'`,
    standIn: example,
    problem: addressProblem,
  });

/** An address, or a block of addresses. */
export const address = addressLike('203.0.113.0/24');
