import { isIPv6 } from 'node:net';

/** An address as the block that holds it alone. A block stays as it is. */
export const block = (address: string): string => {
  if (address.includes('/')) return address;
  return `${address}/${isIPv6(address) ? 128 : 32}`;
};
