import { Alloy, kubelet } from '../../constructs/alloy';
import {
  type Bytes,
  days,
  Endpoint,
  gibibytes,
  mebibytes,
  millicores,
  milliseconds,
  minutes,
  percent,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { errors, OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { size, stores, testAnswers, untyped } from './cases';

/** What a receiver does not take from its senders, and what memory and disk do not hold. */

const collector = { keep: [errors(), percent(10)] };

/** The same endpoint, where less is taken. */
const taking = <P extends 'otlp.logs' | 'otlp.traces'>(to: Endpoint<P>, largestRequest: number): Endpoint<P> =>
  new Endpoint({ ...to, owner: to.owner, offers: { ...to.offers, largestRequest: mebibytes(largestRequest) } });

testAnswers([
  [
    'a Collector that takes more than the traces’ store',
    (environment) => {
      const { mimir, loki, tempo } = stores(environment);
      const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
      new OtelCollector(environment, { ...to, ...collector, largestRequest: mebibytes(40) });
    },
    [
      'test › otel-collector › tracesTo: requests of up to 41Mi go to tempo, which takes at most 32Mi | a smaller request at the sender, or a receiver that takes 41Mi',
    ],
  ],
  [
    'a store that takes less than a batch of traces',
    (environment) => {
      const { mimir, loki, tempo } = stores(environment);
      const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: taking(tempo.otlp, 4) };
      new OtelCollector(environment, { ...to, ...collector });
    },
    [
      'test › otel-collector › tracesTo: requests of up to 21Mi go to tempo, which takes at most 4Mi | a smaller request at the sender, or a receiver that takes 21Mi',
    ],
  ],
  [
    'a program that may show more than the store of metrics takes in one request',
    (environment) => {
      const { mimir } = stores(environment);
      const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
      const scrapeLimits = { bodySizeLimit: mebibytes(128) };
      new Alloy(environment, { namespace: agents, collect: [kubelet()], metricsTo: mimir.remoteWrite, scrapeLimits });
    },
    [
      'test › alloy › metricsTo: requests of up to 132Mi go to mimir, which takes at most 100Mi | a smaller request at the sender, or a receiver that takes 132Mi',
    ],
  ],
  [
    'limits of what is scraped without units, and of nothing',
    (environment) => {
      const { mimir } = stores(environment);
      const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
      const scrapeLimits = { bodySizeLimit: untyped<Bytes>(20), sampleLimit: 0 };
      new Alloy(environment, { namespace: agents, collect: [kubelet()], metricsTo: mimir.remoteWrite, scrapeLimits });
    },
    [
      'test › alloy › scrapeLimits.sampleLimit: 0 is not a whole number from 1 to 10000000 | a whole number from 1 to 10000000',
      'test › alloy › scrapeLimits.bodySizeLimit: 20 is given | an amount such as mebibytes(24)',
    ],
  ],
  [
    'a largest request without a unit',
    (environment) => {
      const { mimir, loki, tempo } = stores(environment);
      const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
      new OtelCollector(environment, { ...to, ...collector, largestRequest: untyped(20) });
    },
    ['test › otel-collector › largestRequest: 20 is given | an amount such as mebibytes(20)'],
  ],
  [
    'more series than the memory of Mimir holds',
    (environment) => new Mimir(environment, { ...size, activeSeries: 200_000 }),
    [
      'test › mimir › resources: 200000 active series, and half as many that have just ended, take about 1996Mi, and 80 % of the memory limit are 614Mi | memoryLimit: mebibytes(2496) or more, or fewer activeSeries',
    ],
  ],
  [
    'more samples than the disk of Mimir holds',
    (environment) => new Mimir(environment, { retention: days(30), disk: gibibytes(10) }),
    [
      'test › mimir › disk: 50000 active series for 720h are about 12360Mi of blocks, and 80 % of the disk are 8Gi | disk: gibibytes(16) or more, or a shorter retention',
    ],
  ],
  [
    'more spans than Tempo holds',
    (environment) => new Tempo(environment, { ...size, spansPerSecond: 5000 }),
    [
      'test › tempo › resources: 5000 spans a second take about 870Mi, and 80 % of the memory limit are 614Mi | memoryLimit: mebibytes(1088) or more, or a smaller spansPerSecond',
      'test › tempo › disk: 5000 spans a second for 72h are about 234833Mi of blocks, and 80 % of the disk are 8Gi | disk: gibibytes(287) or more, or a shorter retention',
    ],
  ],
  [
    'more series than the memory of a Prometheus holds',
    (environment) =>
      new Prometheus(environment, {
        ...size,
        resources: { cpu: millicores(50), memory: mebibytes(128) },
      }),
    [
      'test › prometheus › resources: 50000 series take about 250Mi, and 80 % of the memory limit are 102Mi | memoryLimit: mebibytes(320) or more, or fewer series',
    ],
  ],
  [
    'more samples than the disk of Prometheus holds',
    (environment) => new Prometheus(environment, { retention: days(15), disk: gibibytes(2) }),
    [
      'test › prometheus › disk: 50000 series each 15s for 360h are about 7004Mi of blocks, and 80 % of the disk are 1638Mi | disk: gibibytes(9) or more, or a shorter retention',
    ],
  ],
  [
    'an interval after which a rate has too few samples',
    (environment) => new Prometheus(environment, { ...size, scrapeInterval: minutes(5) }),
    [
      'test › prometheus › scrapeInterval: with a sample each 5m, a rate over five minutes has too few of them | a duration from seconds(1) to minutes(2)',
    ],
  ],
  [
    'an interval more often than anybody pulls',
    (environment) => new Prometheus(environment, { ...size, scrapeInterval: milliseconds(100) }),
    [
      'test › prometheus › scrapeInterval: 100ms is more often than once a second | a duration from seconds(1) to minutes(2)',
    ],
  ],
  [
    'a Collector that takes more than a Prometheus',
    (environment) => {
      const { loki, tempo } = stores(environment);
      const { otlp: metricsTo } = new Prometheus(environment, size);
      const to = { metricsTo, logsTo: loki.otlp, tracesTo: taking(tempo.otlp, 100) };
      new OtelCollector(environment, { ...to, ...collector, largestRequest: mebibytes(40) });
    },
    [
      'test › otel-collector › metricsTo: requests of up to 41Mi go to prometheus, which takes at most 32Mi | a smaller request at the sender, or a receiver that takes 41Mi',
    ],
  ],
  [
    'a query that may take no time',
    (environment) => new Loki(environment, { ...size, queryTimeout: minutes(0) }),
    ['test › loki › queryTimeout: seconds(0) is not above zero | a duration such as minutes(5)'],
  ],
]);
