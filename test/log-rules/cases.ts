import { drop, type LogRule, mask } from '../../constructs/kit';

/** Where a line comes from. */
export interface Source {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly service: string;
}

/** A line, and what is stored of it; undefined where it is dropped. */
export interface LineCase {
  readonly name: string;
  readonly source: Source;
  readonly line: string;
  readonly stored: string | undefined;
}

const shop = { namespace: 'demo', pod: 'frontend-7c9f-abcde', container: 'frontend', service: 'shop' };
const backend = { namespace: 'demo', pod: 'backend-0', container: 'backend', service: 'backend' };
const job = { namespace: 'batch', pod: 'report-1-xyz', container: 'report', service: 'report' };

/** Every kind of rule, with every way to choose lines. */
export const rules: readonly LogRule[] = [
  drop({ namespace: 'demo', level: ['trace', 'debug'] }),
  drop({ container: 'back.nd', line: 'GET /healthz(?: |$)' }),
  drop({ service: ['report', 'invoice'], line: '^noise\\b' }),
  drop({ pod: 'frontend-.*', line: '(?i)PING' }),
  mask({ expression: '\\b\\d{4}-\\d{4}-\\d{4}-\\d{4}\\b', replacement: '****' }),
  mask({ expression: '\\d', replacement: '#', namespace: 'batch', line: 'pin=' }),
  mask({ expression: 'password=\\S+', replacement: 'password=$1 "\\n" `{}`' }),
  mask({ expression: 'secret', replacement: '', level: 'error' }),
];

const kept = (name: string, source: Source, line: string): LineCase => ({ name, source, line, stored: line });
const dropped = (name: string, source: Source, line: string): LineCase => ({ name, source, line, stored: undefined });
const time = '2026-01-01T00:00:00.000Z';

/** Lines that must fare alike, whether they are printed or sent by OTLP without a severity. */
export const cases: readonly LineCase[] = [
  dropped('a level in capitals', shop, `${time} DEBUG 1 --- [main] shop.Orders : one`),
  dropped('a level in colours', shop, `${time} \u001b[32mDEBUG\u001b[0;39m 1 --- [main] shop.Orders : two`),
  dropped('a level in logfmt', shop, 'time=1 level=debug msg=three'),
  dropped('a quoted level', shop, 'severity="TRACE" msg=four'),
  dropped('a level in brackets', shop, '2026/01/01 00:00:00 [debug] 1#1: five'),
  dropped('a level in JSON', shop, '{"level":"debug","message":"six is an ERROR"}'),
  dropped('a level in JSON, otherwise written', shop, '{"message":"seven", "Severity" : "Trace"}'),
  kept('another level', shop, `${time} INFO 1 --- [main] shop.Orders : eight`),
  kept('the first level counts', shop, `${time} WARN shop.Orders : DEBUG is off`),
  kept('a level within JSON text', shop, '{"message":"\\"level\\":\\"debug\\"","level":"info"}'),
  kept('a part of a word', shop, 'DEBUGGER attached'),
  kept('no level', shop, 'debug is only a word here'),
  kept('the level of another namespace', job, `${time} DEBUG nine`),
  dropped('a text of one container', backend, '10.0.0.1 GET /healthz HTTP/1.1'),
  dropped('a text at the end', backend, '10.0.0.1 GET /healthz'),
  kept('a longer text', backend, '10.0.0.1 GET /healthzz'),
  kept('the text of another container', shop, '10.0.0.1 GET /healthz HTTP/1.1'),
  dropped('the beginning of a line', job, 'noise and more'),
  kept('not the beginning', job, 'no noise'),
  dropped('part of a name, and letters of any case', shop, 'some Ping came'),
  kept('another name', backend, 'some Ping came'),
  {
    name: 'what is masked anywhere',
    source: backend,
    line: 'cards 1234-5678-9012-3456, 1234-5678-9012-3457 and 12345-5678-9012-3456',
    stored: 'cards ****, **** and 12345-5678-9012-3456',
  },
  {
    name: 'what is masked in JSON',
    source: backend,
    line: '{"card":"1234-5678-9012-3456"}',
    stored: '{"card":"****"}',
  },
  { name: 'matches side by side', source: job, line: 'pin=1234 of 5', stored: 'pin=# of #' },
  kept('another text', job, 'pins=1234 of 5'),
  kept('the text of another name', backend, 'pin=1234'),
  {
    name: 'a replacement that looks like something else',
    source: backend,
    line: 'user=x password=hunter2 end',
    stored: 'user=x password=$1 "\\n" `{}` end',
  },
  { name: 'a mask by level', source: backend, line: `${time} ERROR the secret key`, stored: `${time} ERROR the  key` },
  kept('a mask by another level', backend, `${time} WARN the secret key`),
  {
    name: 'the lines of an entry',
    source: backend,
    line: `${time} ERROR it failed\n  at shop.Orders(1234-5678-9012-3456)\n  secret`,
    stored: `${time} ERROR it failed\n  at shop.Orders(****)\n  `,
  },
  dropped('an entry of several lines', shop, `${time} DEBUG it failed\n\tat shop.Orders.price(Orders.java:42)`),
  dropped('an anchored text within an entry', backend, 'first\n\tGET /healthz'),
];
