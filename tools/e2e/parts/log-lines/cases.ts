import { spanIdOf, traceIdOf } from '../../send/ids';

/** A line as a container runtime writes it down. */
export interface PrintedLine {
  readonly text: string;
  /** Default: `stdout`. */
  readonly stream?: 'stdout' | 'stderr';
  /** Default: `F`, a whole line or the last part of one. */
  readonly tag?: 'F' | 'P';
}

/** What is to be stored. */
export interface StoredLine {
  readonly line: string;
  /** Beside the line. Default: none. */
  readonly traceId?: string;
}

export interface LogCase {
  readonly name: string;
  readonly printed: readonly PrintedLine[];
  readonly stored: readonly StoredLine[];
}

const time = '2026-11-25T09:30:00.000Z';
const spanId = spanIdOf('log lines');

/** As Spring prints it with the trace in brackets. */
const spring = (traceId: string, text: string): string => `${time} ERROR [${traceId},${spanId}] shop.Orders : ${text}`;

const lines = (...texts: readonly string[]): PrintedLine[] => texts.map((text) => ({ text }));

/** The parts of a line that was cut. */
const cut = (...texts: readonly string[]): PrintedLine[] =>
  texts.map((text, index) => ({ text, tag: index < texts.length - 1 ? 'P' : 'F' }));

const joined = (printed: readonly PrintedLine[]): string => printed.map(({ text }) => text).join('\n');

const javaTrace = (text: string): string[] => [
  spring(traceIdOf('java'), text),
  'java.lang.IllegalStateException: no price',
  '\tat shop.Orders.price(Orders.java:42)',
  '\tat java.base/java.lang.Thread.run(Thread.java:1583)',
  'Caused by: java.net.ConnectException: Connection refused',
  '\tat shop.Prices.ask(Prices.java:7)',
  '\t... 2 more',
];

const goPanic = [
  'panic: runtime error: index out of range',
  '',
  'goroutine 1 [running]:',
  'main.main()',
  '\t/src/main.go:7 +0x1d',
];

const pythonTrace = [
  `${time} ERROR the order cannot be priced`,
  'Traceback (most recent call last):',
  '  File "orders.py", line 7, in price',
  "KeyError: 'tea'",
];

const json = (fields: Readonly<Record<string, string>>): string => JSON.stringify({ level: 'ERROR', ...fields });

const long = 'x'.repeat(5000);

/** What every log agent must make of the same lines. */
export const logCases: readonly LogCase[] = [
  { name: 'a plain line', printed: lines('listening on 8080'), stored: [{ line: 'listening on 8080' }] },
  jsonCase(
    'a JSON line with its trace',
    json({ message: 'one', trace_id: traceIdOf('json'), span_id: spanId }),
    'json',
  ),
  jsonCase('a JSON line in other words', json({ message: 'two', traceId: traceIdOf('camel'), spanId }), 'camel'),
  {
    name: "a line with its trace in Spring's brackets",
    printed: lines(spring(traceIdOf('spring'), 'sold out')),
    stored: [{ line: spring(traceIdOf('spring'), 'sold out'), traceId: traceIdOf('spring') }],
  },
  {
    name: 'a Java stack trace',
    printed: lines(...javaTrace('the order failed')),
    stored: [{ line: javaTrace('the order failed').join('\n'), traceId: traceIdOf('java') }],
  },
  {
    name: 'a Python stack trace on standard error, among lines on standard output',
    printed: pythonTrace.flatMap((text, index): PrintedLine[] => [
      { text, stream: 'stderr' },
      { text: `served ${index}` },
    ]),
    stored: [{ line: pythonTrace.join('\n') }, ...pythonTrace.map((_, index) => ({ line: `served ${index}` }))],
  },
  { name: 'a Go panic with an empty line', printed: lines(...goPanic), stored: [{ line: goPanic.join('\n') }] },
  {
    name: 'a line that the runtime cut twice',
    printed: cut(`cut ${long}`, long, 'end of the cut line'),
    stored: [{ line: `cut ${long}${long}end of the cut line` }],
  },
  {
    name: 'a JSON line that the runtime cut',
    printed: cut(...halves(json({ message: long, trace_id: traceIdOf('cut JSON') }))),
    stored: [{ line: json({ message: long, trace_id: traceIdOf('cut JSON') }), traceId: traceIdOf('cut JSON') }],
  },
  {
    name: 'a stack trace with a frame that the runtime cut',
    printed: [
      ...lines('the payment failed'),
      ...cut('\tat shop.Payments.', 'pay(Payments.java:9)'),
      ...lines('\t... 1 more'),
    ],
    stored: [{ line: 'the payment failed\n\tat shop.Payments.pay(Payments.java:9)\n\t... 1 more' }],
  },
  { name: 'a line that ends as on Windows', printed: lines('from Windows\r'), stored: [{ line: 'from Windows' }] },
];

function jsonCase(name: string, line: string, trace: string): LogCase {
  return { name, printed: lines(line), stored: [{ line, traceId: traceIdOf(trace) }] };
}

function halves(text: string): string[] {
  const middle = Math.floor(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)];
}

/** Stack traces of seven lines, half of them on each stream, whose lines come alternately: as of two threads that fail at once. */
export function interleavedTraces(count: number): LogCase {
  const traces = Array.from({ length: count }, (_, index) => {
    const traceId = traceIdOf(`interleaved ${index}`);
    const [, ...frames] = javaTrace('');
    return { traceId, printed: lines(spring(traceId, `return ${index} failed`), ...frames) };
  });
  const onStream = (rest: number) => traces.filter((_, index) => index % 2 === rest).flatMap(({ printed }) => printed);
  const [output, error] = [onStream(0), onStream(1)];
  return {
    name: `${count} interleaved stack traces`,
    printed: output.flatMap((line, index): PrintedLine[] => {
      const other = error[index];
      return other ? [line, { ...other, stream: 'stderr' }] : [line];
    }),
    stored: traces.map(({ traceId, printed }) => ({ line: joined(printed), traceId })),
  };
}
