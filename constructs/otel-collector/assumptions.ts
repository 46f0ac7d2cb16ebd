import { waitsOf } from '../opentelemetry/sampling/waits';
import { assumptions } from '../stores/sizing';

const read = '2026-11-27';
const calibrated =
  'measured by npm run calibrate, with the processors of the environment `production` but k8s_attributes';
const measuredOn = '2026-11-28';

/** The figures by which the two tiers of Collectors are sized. Upstream has no table. */
export const collectorAssumptions = assumptions({
  baseMemory: { value: 100, unit: 'mebibytes of memory per process without load', source: 'an estimate', date: read },
  routingTime: {
    value: 38,
    unit: 'microseconds of processor time per span in the routing tier',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'otel-collector.routingTime',
  },
  copyTime: {
    value: 15,
    unit: 'microseconds of processor time per span in the routing tier that is sent to a second pod as well',
    source: calibrated,
    date: '2026-11-29',
    measuredAs: 'otel-collector.copyTime',
  },
  routingMemory: {
    value: 51_200,
    unit: 'bytes of memory per span a second in the routing tier',
    source:
      'an estimate: 512 MiB for 10,000, as lines, samples and the list of pods, which were not measured, are in it',
    date: read,
  },
  samplingTime: {
    value: 33,
    unit: 'microseconds of processor time per span in the sampling tier',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'otel-collector.samplingTime',
  },
  waitingSpan: {
    value: 6500,
    unit: 'bytes of memory per span that waits for its decision',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'otel-collector.waitingSpan',
  },
  decisionWait: {
    value: waitsOf({}).decisionWait.seconds,
    unit: 'seconds until a trace is decided',
    source: 'the default of `decisionWait`, as if no trace showed its root',
    date: read,
  },
  spansPerTrace: {
    value: 10,
    unit: 'spans per trace, by which new traces a second follow from spans a second',
    source:
      'an estimate, on the safe side: a request through three services has more, and fewer spans make more traces',
    date: read,
  },
  lineTime: {
    value: 0.1,
    unit: 'microseconds of processor time per byte of log lines',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'otel-collector.lineTime',
  },
});
