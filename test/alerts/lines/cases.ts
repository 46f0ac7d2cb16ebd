/** Log entries as the agents store them, in which lines that belong together are one entry; and which of them tell an alert. */

export interface LinesCase {
  readonly title: string;
  /** The container that writes it, of a pod of that name in the namespace `shop`. */
  readonly container: string;
  readonly entry: string;
  /** How often, within the last minutes. Default: once. */
  readonly times?: number;
  /** The description of the alert; undefined if nothing is to be told. */
  readonly told?: string;
}

const pythonTraceback = (last: string) =>
  [
    'Traceback (most recent call last):',
    '  File "/app/orders.py", line 12, in load',
    '    rows = bytearray(size)',
    last,
  ].join('\n');

const outOfMemory = (container: string) => `${container} of ${container}-0 in shop has said so 1 times in ten minutes.`;

/** Of programs that have run out of memory. */
export const outOfMemoryCases: readonly LinesCase[] = [
  { title: 'Python', container: 'python', entry: pythonTraceback('MemoryError'), told: outOfMemory('python') },
  {
    title: 'Python with a reason',
    container: 'numpy',
    entry: pythonTraceback('MemoryError: Unable to allocate 7.45 GiB for an array'),
    told: outOfMemory('numpy'),
  },
  {
    title: 'Java, in the middle of a stack trace',
    container: 'java',
    entry:
      'Exception in thread "main"\nCaused by: java.lang.OutOfMemoryError: Java heap space\n\tat shop.Orders.load(Orders.java:12)',
    told: outOfMemory('java'),
  },
  {
    title: 'Node',
    container: 'node',
    entry: '<--- Last few GCs --->\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    told: outOfMemory('node'),
  },
  {
    title: 'Go',
    container: 'go',
    entry: 'fatal error: runtime: out of memory\n\nruntime stack:\nruntime.throw({0x4a2b3c, 0x16})',
    told: outOfMemory('go'),
  },
  {
    title: 'Go, where nothing could be mapped',
    container: 'gomap',
    entry: 'fatal error: runtime: cannot allocate memory',
    told: outOfMemory('gomap'),
  },
  { title: 'an error that is handled', container: 'handled', entry: 'except MemoryError: the next page is smaller' },
  { title: 'the name of a setting', container: 'setting', entry: 'java option -XX:+ExitOnOutOfMemoryError is on' },
  { title: 'a start', container: 'started', entry: 'listening on :8080' },
  // What was asked stands in the log of Loki, and in Grafana's.
  { title: "Loki's own log", container: 'loki', entry: 'query="{} |~ `JavaScript heap out of memory`"' },
  { title: "Grafana's log", container: 'grafana', entry: 'failed: {} |~ `JavaScript heap out of memory`' },
];

const error = '{"level":"error","msg":"the order could not be stored"}';

/** Of services that log errors: more than one a second are more than six hundred in ten minutes. */
export const errorCases: readonly LinesCase[] = [
  {
    title: 'two errors a second',
    container: 'failing',
    entry: error,
    times: 1200,
    told: 'failing in shop logs 2 errors a second.',
  },
  { title: 'an error now and then', container: 'mostly-well', entry: error, times: 500 },
  { title: 'many lines that are no errors', container: 'talkative', entry: '{"level":"info","msg":"ok"}', times: 1200 },
  // While a store is rolled out, for three minutes, a client logs an error each second and then goes on.
  { title: 'a roll-out', container: 'rolled-out', entry: error, times: 180 },
];
