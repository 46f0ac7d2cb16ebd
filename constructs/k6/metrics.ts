import type { KnownMetrics } from '../kit';
import { metricsWith } from '../kit/vocabulary/metrics';

/**
 * What is said of each request and check, k6's `systemTags`. Left out are those whose values have no bound or say nothing here: `url`, as
 * `name` says it without identifiers; `error`, whose text has the ports of connections, where `error_code` has none.
 * https://grafana.com/docs/k6/latest/using-k6/tags-and-groups/#system-tags
 */
export const systemTags = [
  'proto',
  'status',
  'method',
  'name',
  'group',
  'check',
  'error_code',
  'scenario',
  'expected_response',
] as const;

/** Times that a request is made of, without the unit that native histograms have in their names. */
const times =
  'k6_(http_req_(duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration)';

/** The statistics of times, for stores that take no native histograms. */
export const trendStats = ['avg', 'med', 'p(95)', 'p(99)', 'max'] as const;

/** The metrics of a load test. `request`: the tag of the script for the mythical services. https://grafana.com/docs/k6/latest/using-k6/metrics/reference/ */
export const k6Metrics = ({ nativeHistograms }: { readonly nativeHistograms: boolean }): readonly KnownMetrics[] =>
  metricsWith(
    ['testid', 'request', 'k6_feature_native_histograms', ...systemTags],
    [
      { name: /^k6_(http_reqs|iterations|dropped_iterations|data_sent|data_received)_total$/ },
      { name: /^k6_(checks|http_req_failed)_rate$/ },
      { name: /^k6_vus(_max)?$/ },
      { name: new RegExp(`^${times}_${nativeHistograms ? 'seconds' : '(avg|med|p95|p99|max)'}$`) },
    ],
  );
