import { isIP } from 'node:net';
import { text } from './validation/values';

const isBlock = (value: string): boolean => {
  const [address = '', length, ...rest] = value.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
};

/** An address, or a block of addresses. */
export const address = text({
  example: '203.0.113.0/24',
  expected: "an address or a block of addresses, such as '203.0.113.0/24'",
  standIn: '203.0.113.0/24',
  problem: (value) => (isBlock(value) ? undefined : `${JSON.stringify(value)} is neither an address nor a block`),
});
