import { answer, edit, type WrongEdit, wrong } from './table';

/** Properties of the stores. */
export const storeProperties: readonly WrongEdit[] = [
  wrong(
    'no retention',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, { disk: gibibytes(50) })',
    ),
    answer('company › mimir › retention', 'retention is missing', 'retention: days(3)'),
  ),
  wrong(
    'no disk',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, { retention: days(30) })',
    ),
    answer('company › mimir › disk', 'disk is missing', 'disk: gibibytes(10)'),
  ),
  wrong(
    'no properties',
    edit('new Mimir(company, { retention: days(30), disk: gibibytes(50) })', 'new Mimir(company)'),
    answer('company › mimir › properties', 'no properties are given', '{ retention: days(3), disk: gibibytes(10) }'),
  ),
  wrong(
    'empty properties',
    edit('new Mimir(company, { retention: days(30), disk: gibibytes(50) })', 'new Mimir(company, {})'),
    [
      answer('company › mimir › retention', 'retention is missing', 'retention: days(3)'),
      answer('company › mimir › disk', 'disk is missing', 'disk: gibibytes(10)'),
    ],
  ),
  wrong(
    'null in place of properties',
    edit('new Mimir(company, { retention: days(30), disk: gibibytes(50) })', 'new Mimir(company, null)'),
    answer(
      'company › mimir › properties',
      'null is given',
      'an object such as { retention: days(3), disk: gibibytes(10) }',
    ),
  ),
  wrong(
    'a component without its environment',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir({ retention: days(30), disk: gibibytes(50) })',
    ),
    answer(
      'company › mimir › environment',
      'an object with retention, disk is given as the environment',
      'the environment first, then the properties, as in new Loki(company, { … })',
    ),
  ),
  wrong(
    'the app in place of the environment',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(app, { retention: days(30), disk: gibibytes(50) })',
    ),
    answer(
      'company › mimir › environment',
      'the app is given as the environment',
      'the environment first, then the properties, as in new Loki(company, { … })',
    ),
  ),
  wrong(
    'one argument too many',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { retention: days(30), disk: gibibytes(50) }, 'mimir')",
    ),
    answer('company › mimir › Mimir', 'Mimir is given 3 arguments and takes 2', 'Mimir with 2 arguments'),
    'accepted',
  ),
  wrong(
    'a component without new',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'Mimir(company, { retention: days(30), disk: gibibytes(50) })',
    ),
    answer('company › Mimir › Mimir', 'Mimir is a class, and new is missing', 'new Mimir(…)'),
    answer('company › environment file › Mimir', 'Mimir is a class, and new is missing', 'new Mimir(…)'),
  ),
  wrong(
    'a misspelt property',
    edit('chunkEncoding:', 'chunckEncoding:'),
    answer('company › loki › chunckEncoding', 'there is no property chunckEncoding', 'chunkEncoding'),
  ),
  wrong(
    'a misspelt property behind a cast',
    edit("chunkEncoding: 'zstd',", "...({ chunckEncoding: 'zstd' } as object),"),
    answer('company › loki › chunckEncoding', 'there is no property chunckEncoding', 'chunkEncoding', {
      line: 'const loki =',
    }),
  ),
  wrong(
    'a property that the component does not have',
    edit("chunkEncoding: 'zstd',", 'replicas: 3,'),
    answer(
      'company › loki › replicas',
      'there is no property replicas',
      'one of: name, namespace, pods, retention, disk, queryTimeout, resources, storage, chunkEncoding, retentionStream, alerts, recordingRules, metricsTo, alertsTo, evaluateAlerts, configuration, streams, dailyVolume',
    ),
  ),
  wrong(
    'a property of another component',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { retention: days(30), disk: gibibytes(50), chunkEncoding: 'zstd' })",
    ),
    answer(
      'company › mimir › chunkEncoding',
      'there is no property chunkEncoding',
      'one of: name, namespace, pods, retention, disk, queryTimeout, resources, storage, activeSeries, acceptHaSamples, alerts, recordingRules, alertsTo, evaluateAlerts, configuration',
    ),
  ),
  wrong(
    'an unknown word',
    edit("chunkEncoding: 'zstd'", "chunkEncoding: 'brotli'"),
    answer(
      'company › loki › chunkEncoding',
      '"brotli" is none of gzip, zstd, snappy, lz4',
      'one of: gzip, zstd, snappy, lz4',
    ),
  ),
  wrong(
    'an empty word',
    edit("chunkEncoding: 'zstd'", "chunkEncoding: ''"),
    answer(
      'company › loki › chunkEncoding',
      '"" is none of gzip, zstd, snappy, lz4',
      'one of: gzip, zstd, snappy, lz4',
    ),
  ),
  wrong(
    'a word in capitals',
    edit("chunkEncoding: 'zstd'", "chunkEncoding: 'ZSTD'"),
    answer('company › loki › chunkEncoding', '"ZSTD" is none of gzip, zstd, snappy, lz4', "'zstd'"),
  ),
  wrong(
    'a number in place of a word',
    edit("chunkEncoding: 'zstd'", 'chunkEncoding: 3'),
    answer('company › loki › chunkEncoding', '3 is given', 'one of: gzip, zstd, snappy, lz4'),
  ),
  wrong(
    'a class in place of properties',
    edit('new Mimir(company, { retention: days(30), disk: gibibytes(50) })', 'new Mimir(company, Loki as never)'),
    answer(
      'company › mimir › properties',
      'the class Loki is given',
      'an object such as { retention: days(3), disk: gibibytes(10) }',
    ),
  ),
  wrong(
    'a list in place of properties',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, [days(30), gibibytes(50)] as never)',
    ),
    answer(
      'company › mimir › properties',
      'a list is given',
      'an object such as { retention: days(3), disk: gibibytes(10) }',
    ),
  ),
];
