import { type Connection, mebibytes, type ResourceProps, seconds } from '../kit';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { labelOfAttribute, todaysName } from '../kit/vocabulary/span-attributes';
import { checkBlocks, checkDiskHoldsRetention, checkMemory } from '../stores';
import { fromBytes, type Load } from '../stores/sizing';
import { tempoAssumptions as assumed } from './assumptions';
import { stay } from './config';
import type { TempoProps } from './props';

/** What is stated of the spans, with the defaults. */
export const statedOf = ({
  spansPerSecond = 100,
  maxActiveSeries = 20_000,
  maxBytesPerTrace = mebibytes(5),
}: TempoProps) => ({ spansPerSecond, maxActiveSeries, maxBytesPerTrace });

/** In mebibytes. */
const memoryFor = (spansPerSecond: number, series: number) =>
  assumed.processBase.value +
  fromBytes(spansPerSecond * assumed.processMemory.value + series * assumed.generatorSeriesMemory.value);

/** The bytes of a span in a block. */
const bytesOfSpan = assumed.spanBytes.value * assumed.storedShare.value;

/** For how long the disk has blocks that are in a bucket: as long as they stay, and half of that to replay. */
const atHand = seconds(stay.seconds * 1.5);

/** Reports attributes of which two become one label, which a series can have once. */
function checkLabels(check: Checks, dimensions: readonly string[]): void {
  for (const label of repeated(dimensions.map(labelOfAttribute))) {
    const same = dimensions.filter((each) => labelOfAttribute(each) === label);
    check.report('dimensions', `${same.join(' and ')} become one label, ${label}`, 'one of them');
  }
}

/** Reports what would break Tempo with the stated spans: a memory or a disk that is too small. */
export function checkTempo(check: Checks, props: TempoProps, resources: ResourceProps): void {
  checkDiskHoldsRetention(check, props);
  const { metricsTo, dimensions = [] } = props;
  check.require(
    metricsTo !== undefined || dimensions.length === 0,
    'dimensions',
    'no metrics are made from spans here, so none has them',
    'metricsTo, where these metrics go, or no dimensions',
  );
  for (const each of repeated(dimensions)) check.report('dimensions', `${each} is there twice`, 'each once');
  checkLabels(check, [...new Set(dimensions)]);
  for (const each of dimensions) {
    const today = todaysName(each);
    if (today)
      check.report(
        'dimensions',
        `${each} has another name today`,
        `'${today}', which the Collector gives to those that lack it`,
      );
  }
  const { spansPerSecond, maxActiveSeries } = statedOf(props);
  if (!check.sound('spansPerSecond', 'maxActiveSeries', 'resources')) return;
  const spans = `${spansPerSecond} spans a second`;
  checkMemory(check, resources, {
    needed: memoryFor(spansPerSecond, metricsTo ? maxActiveSeries : 0),
    load: `${spans}${metricsTo ? ` and ${maxActiveSeries} series of metrics` : ''} take`,
    less: 'a smaller spansPerSecond',
  });
  checkBlocks(check, props, { bytesPerSecond: spansPerSecond * bytesOfSpan, load: spans, atHand });
}

/** Reports a load that says otherwise how often a trace is judged than its senders do. Asked when everybody is connected. */
export function checkJudges(check: Checks, { samplingReplicationFactor }: Load, incoming: readonly Connection[]): void {
  const senders = incoming.filter(({ to }) => to.protocol === 'otlp.traces');
  const sender = senders.find(({ sendsCopies }) => sendsCopies);
  if (sender && samplingReplicationFactor === 1)
    check.report(
      'form',
      `${sender.from.component} sends each kept trace twice, and by the load it comes once`,
      'samplingReplicationFactor: 2 in load({ … })',
    );
  // Without any they are elsewhere, and nobody knows what they do.
  if (!sender && senders.length > 0 && samplingReplicationFactor > 1)
    check.report(
      'form',
      `by the load ${samplingReplicationFactor} pods judge each trace, and nobody sends one twice`,
      'tiers: collectorTiers(load) of the OtelCollector, or no samplingReplicationFactor in load({ … })',
    );
}
