import { readFileSync } from 'node:fs';

/** The bytes that processes can still take, pages that the kernel would give back included. */
export function availableMemory(): number {
  const kibibytes = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1];
  return Number(kibibytes ?? 0) * 1024;
}
