import { assumptions } from '../stores/sizing';

const read = '2026-11-27';

/** The figures by which Kafka is sized. Upstream states none for a load, so most are estimates, on the safe side. */
export const kafkaAssumptions = assumptions({
  cores: {
    value: 0.055,
    unit: 'cores per broker and megabyte a second',
    source:
      'measured by npm run calibrate: one broker that takes each byte once and gives it twice, as each of three does',
    date: '2026-11-28',
    measuredAs: 'tempo.kafkaTime',
  },
  heap: { value: 4096, unit: 'mebibytes of heap per broker', source: 'an estimate: 4 to 6 GB', date: read },
  pageCache: {
    value: 800,
    unit: 'mebibytes of page cache per broker and megabyte a second',
    source: 'an estimate: 8 GB for 10 MB/s, which are the last quarter of an hour, from which all consumers read',
    date: read,
  },
  hours: {
    value: 24,
    unit: 'hours for which records are kept',
    source: 'the longest absence of the bucket that loses nothing: blocks are made from what is here',
    date: read,
  },
  compression: { value: 2, unit: 'bytes of records per byte of disk', source: 'an estimate: 2 to 4', date: read },
  index: {
    value: 1.3,
    unit: 'bytes of disk per byte of records',
    source: 'an estimate: indexes, and the segment that is not complete',
    date: read,
  },
});
