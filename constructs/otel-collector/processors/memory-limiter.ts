import type { Processor } from '../pipelines';

/**
 * Refuses data, with an error on which senders try again, before the container's limit ends the process.
 * The shares are those of the container's memory limit, so they follow it.
 * https://github.com/open-telemetry/opentelemetry-collector/tree/main/processor/memorylimiterprocessor
 */
export function memoryLimiter(): Processor {
  return {
    kind: 'processor',
    id: 'memory_limiter',
    // Refusing begins at 75 - 20 = 55 %, well below the 80 % at which the garbage collector is told to work harder.
    settings: { check_interval: '1s', limit_percentage: 75, spike_limit_percentage: 20 },
  };
}
