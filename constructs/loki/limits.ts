import { mebibytes } from '../kit';

/** The largest message between Loki's own parts, in bytes; what its clients of gRPC take by default. */
export const largestMessage = mebibytes(100).bytes;

/**
 * What Loki takes in one request. A line as agents push it has 20 bytes at least, and gets a level of 30 bytes beside it: it
 * grows by two and a half times.
 */
export const largestPush = mebibytes(40);

/**
 * A record by OTLP has 26 bytes at least, and gets what describes its resource and scope beside it, which the Collector cuts at
 * 2 KiB: a request of tiny records grows by eighty times.
 */
export const largestOtlpRequest = mebibytes(1);

/** A thousand megabytes a second: more than any sender has. */
export const unlimitedRate = {
  ingestion_rate_mb: 1000,
  ingestion_burst_size_mb: 1000,
  per_stream_rate_limit: '1GB',
  per_stream_rate_limit_burst: '1GB',
} as const;

/** The streams for which memory is checked by default. */
export const usualStreams = 5000;
