import { type Duration, days, seconds } from '../kit';
import type { BucketStoreProps } from '../stores';

/**
 * The longest time about which a search may ask, where Tempo's own week is shorter than what is kept: beyond it Tempo answers 400.
 * https://grafana.com/docs/tempo/latest/configuration/#query-frontend
 */
export const searchedFor = <Key extends string>(retention: Duration, key: Key) =>
  (retention.seconds > days(7).seconds ? { [key]: retention.toString() } : {}) as { readonly [key in Key]?: string };

/**
 * The same for metrics that are asked of spans, such as `{ } | rate()`, for which Tempo's own is one day. Tempo compares it with the question as it is
 * after both ends were moved to whole steps: with three days, one about the last three days was refused. Steps of some hours take less than a day.
 */
export const countedFor = (retention: Duration): string => seconds(retention.seconds + days(1).seconds).toString();

/** What one process searches. */
export function searched({ storage, retention }: Pick<BucketStoreProps, 'retention' | 'storage'>) {
  const search = {
    // By default the last quarter of an hour is searched on the volume alone, which may be empty.
    ...(storage ? { query_backend_after: '1m' } : {}),
    ...searchedFor(retention, 'max_duration'),
  };
  return {
    query_frontend: {
      ...(Object.keys(search).length > 0 ? { search } : {}),
      metrics: { max_duration: countedFor(retention) },
    },
  };
}
