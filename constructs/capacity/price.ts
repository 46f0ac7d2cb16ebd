import { month } from '../stores/sizing';
import { type Capacity, rowsOf } from './capacity';

/** What things cost. Each is a price in the same currency. */
export interface UnitPrices {
  /** The currency, such as `USD`. */
  readonly currency: string;
  /** A core for an hour. */
  readonly coreHour: number;
  /** A GiB of memory for an hour. */
  readonly memoryHour: number;
  /** A GiB of a volume for a month. */
  readonly volumeMonth: number;
  /** A gigabyte in the bucket for a month. */
  readonly bucketMonth: number;
  /** A thousand requests that write, list or copy. */
  readonly thousandWrites: number;
  /** A thousand requests that read. */
  readonly thousandReads: number;
}

/**
 * List prices of Amazon Web Services in US East, as others quoted them, without reservations and discounts, looked up on 2026-11-28. Cores
 * and memory are those of Fargate, which has a price for each of the two: nodes that are reserved cost half or less.
 * https://www.vantage.sh/blog/fargate-pricing, https://devnotes.tech/understanding-aws-s3-pricing-a-complete-cost-breakdown-with-examples,
 * https://gitlab.com/gitlab-org/ci-cd/docker-machine/-/merge_requests/45 for volumes of the type gp3
 */
export const unitPrices: UnitPrices = {
  currency: 'USD',
  coreHour: 0.04048,
  memoryHour: 0.004445,
  volumeMonth: 0.08,
  bucketMonth: 0.023,
  thousandWrites: 0.005,
  thousandReads: 0.0004,
};

/** What a month costs. */
export interface Bill {
  readonly cores: number;
  readonly memory: number;
  readonly volumes: number;
  readonly bucket: number;
  readonly requests: number;
  readonly total: number;
}

/** What a capacity costs in a month of 30 days, in the currency of the prices. What goes over the network is not in it. */
export function bill(capacity: Capacity, prices: UnitPrices = unitPrices): Bill {
  const rows = rowsOf(capacity);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  const hours = month / 3600;
  const cores = sum(({ total }) => total.cpu.millicores / 1000) * hours * prices.coreHour;
  const memory = sum(({ total }) => total.memory.mebibytes / 1024) * hours * prices.memoryHour;
  const volumes = sum(({ total }) => total.volumes.mebibytes / 1024) * prices.volumeMonth;
  const bucket = sum((row) => (row.bucket?.bytes ?? 0) / 1e9) * prices.bucketMonth;
  const writes = sum((row) => (row.bucket?.writesAMonth ?? 0) / 1000) * prices.thousandWrites;
  const reads = sum((row) => (row.bucket?.readsAMonth ?? 0) / 1000) * prices.thousandReads;
  const requests = writes + reads;
  return { cores, memory, volumes, bucket, requests, total: cores + memory + volumes + bucket + requests };
}
