import { waitsOf } from '../opentelemetry/sampling/waits';
import { assumptions } from '../stores/sizing';

const read = '2026-11-27';

/** The figures by which the two tiers of Collectors are sized. Upstream has no table, so they are estimates, on the safe side. */
export const collectorAssumptions = assumptions({
  baseMemory: { value: 100, unit: 'mebibytes of memory per process without load', source: 'an estimate', date: read },
  routingTime: {
    value: 100,
    unit: 'microseconds of processor time per span in the routing tier',
    source: 'an estimate: a core for 10,000 to 15,000',
    date: read,
  },
  routingMemory: {
    value: 51_200,
    unit: 'bytes of memory per span a second in the routing tier',
    source: 'an estimate: 512 MiB for 10,000',
    date: read,
  },
  samplingTime: {
    value: 150,
    unit: 'microseconds of processor time per span in the sampling tier',
    source: 'an estimate: 1 to 1.5 cores for 10,000',
    date: read,
  },
  waitingSpan: {
    value: 4000,
    unit: 'bytes of memory per span that waits for its decision',
    source: 'an estimate: 1,500 to 2,000, and as much for the garbage collector',
    date: read,
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
    source: 'an estimate: as much as of spans, which are a thousand bytes each',
    date: read,
  },
});
