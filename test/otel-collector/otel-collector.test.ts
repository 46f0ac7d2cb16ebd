import { expect, test } from '@jest/globals';
import { days, Endpoint, gibibytes, mebibytes, percent, seconds } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { errors, OtelCollector, type OtelCollectorProps, slowerThan } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, rendered, testEnvironment } from '../support';

function collector(props: Partial<OtelCollectorProps> = {}) {
  const environment = testEnvironment();
  const size = { retention: days(3), disk: gibibytes(10) };
  const mimir = new Mimir(environment, size);
  const stores = {
    metricsTo: mimir.otlp,
    logsTo: new Loki(environment, size).otlp,
    tracesTo: new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite }).otlp,
  };
  const keep = [errors(), slowerThan(seconds(2)), percent(10)];
  return { environment, otel: new OtelCollector(environment, { ...stores, keep, ...props }), ...stores };
}

/** The lines of the rendered Collector that differ, without and with some properties. */
function changedLines(props: Partial<OtelCollectorProps>): string[] {
  const lines = (text: string) => text.split('\n').map((line) => line.trim());
  const before = new Set(lines(rendered(collector().environment, 'otel-collector')));
  return lines(rendered(collector(props).environment, 'otel-collector')).filter((line) => !before.has(line));
}

test('one Collector for three stores', () => {
  const { environment, otel } = collector();
  expect(otel.otlp.grpc.address).toBe('otel-collector.monitoring.svc:4317');
  expect(otel.otlp.http.url).toBe('http://otel-collector.monitoring.svc:4318');
  expect(otel.metrics.url).toBe('http://otel-collector.monitoring.svc:8888/metrics');
  expect(rendered(environment, 'otel-collector')).toMatchSnapshot();
});

test('another percentage changes its line and the checksum', () => {
  expect(changedLines({ keep: [errors(), slowerThan(seconds(2)), percent(20)] })).toEqual([
    expect.stringMatching(/^sampling_percentage: 20$/),
    expect.stringMatching(/^lgtm-cdk8s\/configuration-checksum: [0-9a-f]{16}$/),
  ]);
});

test('the pages whose browsers may send', () => {
  const lines = changedLines({ cors: { allowedOrigins: ['https://shop.example.com'] } });
  expect(lines.slice(0, 3)).toEqual(['cors:', 'allowed_origins:', '- https://shop.example.com']);
});

/** A value as JavaScript, or a cast, would let it through. */
const untyped = (value: unknown) => value as never;

const example = '[errors(), slowerThan(seconds(2)), percent(10)]';
const rest =
  'keep: of the normal traces none is kept, so the request rates made from traces would count failed and slow ones alone' +
  ` | a percentage above zero, as in ${example}`;

const wrong: readonly [string, Partial<OtelCollectorProps>, readonly string[]][] = [
  [
    'two replicas',
    { replicas: 2 },
    [
      'replicas: 2 replicas would each sample a part of a trace, as nothing sends the spans of one trace to one of them | replicas: 1, with more tracesPerSecond and resources where one is too slow',
    ],
  ],
  ['no policy', { keep: [] }, [`keep: nothing says which traces are kept | ${example}`]],
  ['no share of the normal traces', { keep: [errors()] }, [rest]],
  ['a share of nothing', { keep: [errors(), percent(0)] }, [rest]],
  [
    'percentages beyond the ends',
    { keep: [percent(101), percent(-1)] },
    [
      'keep: percent(101) is not between 0 and 100 | a percentage from percent(0) to percent(100)',
      'keep: percent(-1) is not between 0 and 100 | a percentage from percent(0) to percent(100)',
    ],
  ],
  [
    'a bare number as policy',
    { keep: [untyped(10), percent(10)] },
    ['keep: 10 is given | errors(), slowerThan(seconds(2)) or percent(10)'],
  ],
  [
    'a threshold that is seen too late',
    { keep: [slowerThan(seconds(58)), percent(10)] },
    [
      "keep: slowerThan(58s) can't be seen in time: such a trace is complete after 63 s (applications hold a finished span up to 5s), and it is decided 1m after its first span | a threshold of at most 55 s, or decisionWait: seconds(63)",
    ],
  ],
  [
    'a wait without its unit',
    { decisionWait: untyped(10) },
    ['decisionWait: 10 is given | a duration such as seconds(60)'],
  ],
  ['a disk without its unit', { disk: untyped(2) }, ['disk: 2 is given | an amount such as gibibytes(2)']],
  [
    'a disk that is too small',
    { disk: mebibytes(100) },
    ['disk: 100Mi is too little for three queues | mebibytes(256) or more'],
  ],
  [
    'no traces at all',
    { tracesPerSecond: 0 },
    ['tracesPerSecond: 0 is not a whole number from 1 to 100000 | a whole number from 1 to 100000'],
  ],
];

test.each(wrong)('%s is a finding', (_, props, findings) => {
  expect(findingsOf(collector(props).environment)).toEqual(findings.map((each) => `test › otel-collector › ${each}`));
});

test('a store that counts each kept trace as one takes all traces or none', () => {
  const tracesTo = new Endpoint({
    ...collector().tracesTo,
    offers: { spanMetrics: { countsBySamplingThreshold: false } },
  });
  expect(findingsOf(collector({ tracesTo }).environment)).toEqual([
    'test › otel-collector › tracesTo: tempo counts each kept trace as one, so request rates would be those of the sample | a store that counts by sampling threshold, such as Tempo 3, or percent(100)',
  ]);
  expect(findingsOf(collector({ tracesTo, keep: [percent(100)] }).environment)).toEqual([]);
});

test('says which traces it keeps, and when it decides', () => {
  expect(collector().otel.sampling).toEqual({
    errors: true,
    slowerThan: seconds(2),
    share: percent(10),
    decisionWait: seconds(60),
    decisionWaitAfterRootReceived: seconds(6),
  });
  expect(collector({ keep: [percent(100)], decisionWait: seconds(12) }).otel.sampling).toEqual({
    errors: false,
    slowerThan: undefined,
    share: percent(100),
    decisionWait: seconds(12),
    decisionWaitAfterRootReceived: seconds(6),
  });
});
