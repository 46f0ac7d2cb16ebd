import { mebibytes } from '../kit';

/**
 * The largest profile that it takes, uncompressed. One beyond it is refused for itself and lost. The default of 4 MiB is reached by a
 * heap profile of a large program.
 */
const largestProfile = mebibytes(16);

/** In megabytes a second: more than any sender has. */
const unlimitedRate = 1000;

export const limits = {
  // Beyond its rate Pyroscope refuses whole requests, and a profiler in an application does not send again what was refused.
  ingestion_rate_mb: unlimitedRate,
  ingestion_burst_size_mb: unlimitedRate,
  max_profile_size_bytes: largestProfile.bytes,
  // A profile with more than 16,000 stacks would be refused as a whole, whatever its size is.
  max_profile_stacktrace_samples: 0,
  // What is kept can be seen: by default a question ends a week ago, without a word, and one about more than a day is refused.
  max_query_lookback: '0s',
  max_query_length: '0s',
};
