import { answer, edit, type WrongEdit, wrong } from './table';

/** TypeScript that is not what it seems. */
export const language: readonly WrongEdit[] = [
  wrong(
    'a forgotten return',
    edit('  return company;\n', ''),
    answer(
      'company › environment file › return',
      'the function returns nothing',
      'return, and the environment, as its last line',
      { line: 'export function' },
    ),
    answer(
      'company › main.ts › environments.company',
      'the function returns nothing',
      'return, and the environment that it made, as its last line',
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'a return of nothing',
    edit('  return company;\n', '  return;\n'),
    answer('company › environment file › return', 'nothing is given', 'an environment'),
    answer(
      'company › main.ts › environments.company',
      'the function returns nothing',
      'return, and the environment that it made, as its last line',
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'a return of a component',
    edit('  return company;\n', '  return loki;\n'),
    answer('company › environment file › return', 'loki is given', 'an environment'),
    answer(
      'company › main.ts › environments.company',
      'the function returns the component loki',
      'return, and the environment that it made, as its last line',
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'an asynchronous function',
    edit(
      'export function company(app: App): Environment {',
      'export async function company(app: App): Promise<Environment> {',
    ),
    answer(
      'company › main.ts › environments.company',
      'the function returns a promise, and a synth waits for nothing',
      'a function without async that returns the environment',
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'a function with an argument too many',
    edit(
      'export function company(app: App): Environment',
      'export function company(app: App, size: number): Environment',
    ),
    answer(
      'main.ts › main.ts › company',
      'company is given',
      'a function that takes the app alone and returns an environment',
      { line: 'export const', file: 'main.ts' },
    ),
    'accepted',
  ),
  wrong(
    'a missing import of a component',
    edit("import { Loki } from '../constructs/loki';\n", ''),
    answer('company › Loki › Loki', 'nothing here is called Loki', 'an import of Loki', { line: 'const loki =' }),
    answer('company › environment file › Loki', 'nothing here is called Loki', 'an import of Loki, or its right name', {
      line: 'const loki =',
    }),
  ),
  wrong(
    'a missing import of a unit',
    edit('  days,\n', ''),
    answer('company › Mimir › retention', 'nothing here is called days', 'an import of days', { line: 'const mimir ' }),
    answer('company › environment file › days', 'nothing here is called days', 'an import of days, or its right name', {
      line: 'const mimir ',
    }),
  ),
  wrong(
    'a misspelt variable',
    edit('logsTo: loki.otlp', 'logsTo: lokki.otlp'),
    answer('company › OtelCollector › logsTo', 'nothing here is called lokki', 'loki'),
    answer(
      'company › environment file › lokki',
      'nothing here is called lokki',
      'an import of lokki, or its right name',
    ),
  ),
  wrong(
    'a component that is not there any more',
    edit(
      '  const self = new Prometheus(company, { alertsTo, retention: days(3), disk: gibibytes(2), namespace: platform });\n',
      '',
    ),
    answer('company › Grafana › self', 'nothing here is called self', 'the line that makes self, or its right name', {
      line: 'datasources:',
    }),
    answer('company › environment file › self', 'nothing here is called self', 'an import of self, or its right name', {
      line: 'datasources:',
    }),
  ),
  wrong(
    'a misspelt class',
    edit('new Mimir(company', 'new Mimmir(company'),
    answer('company › Mimmir › Mimmir', 'nothing here is called Mimmir', 'Mimir'),
    answer(
      'company › environment file › Mimmir',
      'nothing here is called Mimmir',
      'an import of Mimmir, or its right name',
    ),
  ),
  wrong(
    'a comparison that is always false',
    edit('  return company;\n', '  if (company.name === 5) return company;\n  return company;\n'),
    answer(
      'company › environment file › company.name === 5',
      "This comparison appears to be unintentional because the types 'string' and 'number' have no overlap",
      'what TypeScript accepts here',
    ),
    'accepted',
  ),
  wrong(
    'an error of the environment file itself',
    edit('  return company;\n', "  throw new Error('not yet');\n"),
    answer(
      'company › environment file › function',
      'it ends with an error: not yet',
      'code that ends without an error',
    ),
  ),
  wrong(
    'a text that is thrown',
    edit('  return company;\n', "  throw 'not yet';\n"),
    answer(
      'company › environment file › function',
      'it ends with an error: "not yet"',
      'code that ends without an error',
      { line: 'export const', file: 'main.ts' },
    ),
  ),
  wrong(
    'a call without end',
    edit(
      '  return company;\n',
      '  return again(app);\n}\n\nfunction again(app: App): Environment {\n  const same = again(app);\n  return same;\n',
    ),
    answer(
      'company › environment file › function',
      'functions call each other without end',
      'a function that does not call itself',
      { line: 'const same =' },
    ),
  ),
  wrong(
    'a file that is not there',
    [
      edit(
        "import type { App } from 'cdk8s';",
        "import type { App } from 'cdk8s';\nimport { readFileSync } from 'node:fs';",
      ),
      edit('  return company;\n', "  readFileSync('environments/sizes.json');\n  return company;\n"),
    ],
    answer(
      'company › environment file › function',
      "it ends with an error: ENOENT: no such file or directory, open 'environments/sizes.json'",
      'code that ends without an error',
      { line: 'readFileSync(' },
    ),
  ),
  wrong(
    'a property of undefined',
    edit(
      '  return company;\n',
      "  const sizes: Record<string, { disk: number }> = {};\n  new Mimir(company, { name: 'more', retention: days(3), disk: gibibytes(sizes.large!.disk) });\n  return company;\n",
    ),
    answer('company › environment file › disk', 'what stands before .disk is undefined', 'a value that has disk', {
      line: 'new Mimir(company, { name',
    }),
  ),
  wrong(
    'a property of null',
    edit('  return company;\n', '  (null as unknown as Loki).otlp;\n  return company;\n'),
    answer('company › environment file › otlp', 'what stands before .otlp is null', 'a value that has otlp'),
  ),
  wrong(
    'several mistakes at once',
    [
      edit('retention: days(30)', 'retention: days(-30)'),
      edit("chunkEncoding: 'zstd'", "chunkEncoding: 'brotli'"),
      edit('podLogs()', 'podLogs'),
      edit('logsTo: loki.otlp', 'logsTo: mimir.remoteWrite'),
    ],
    [
      answer('company › mimir › retention', 'days(-30) is not above zero', 'a duration such as days(3)'),
      answer(
        'company › loki › chunkEncoding',
        '"brotli" is none of gzip, zstd, snappy, lz4',
        'one of: gzip, zstd, snappy, lz4',
        { line: 'chunkEncoding' },
      ),
      answer(
        'company › otel-collector › logsTo',
        'mimir speaks prometheus.remote-write there',
        'an endpoint that speaks otlp.logs, otlp.http or otlp.grpc, such as loki.otlp',
        { line: 'logsTo: mimir' },
      ),
      answer('company › alloy › collect', 'podLogs is given without its parentheses', 'podLogs()', {
        line: 'collect: [podLogs',
      }),
    ],
  ),
];
