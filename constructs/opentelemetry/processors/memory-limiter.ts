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
    // Under a flood memory grew by two thirds of the limit within a second, so a look each second comes too late.
    // Refusing begins at 70 - 25 = 45 %; at 70 % garbage is collected at once.
    settings: { check_interval: '100ms', limit_percentage: 70, spike_limit_percentage: 25 },
  };
}
