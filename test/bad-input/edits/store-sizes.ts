import { answer, edit, importing, inBranch, type WrongEdit, wrong } from './table';

/** Stores that are too small for what they are to keep, and names that can not be. */
export const storeSizes: readonly WrongEdit[] = [
  wrong(
    '900 days of metrics on 1 GiB',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, { retention: days(900), disk: gibibytes(1) })',
    ),
    answer(
      'company › mimir › retention',
      '900 days on 1Gi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more',
      'at most days(96), or disk: gibibytes(8) or more',
    ),
  ),
  wrong(
    '900 days of log lines on 1 GiB',
    edit('retention: days(14),\n    disk: gibibytes(40)', 'retention: days(900),\n    disk: gibibytes(1)'),
    answer(
      'company › loki › retention',
      '900 days on 1Gi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more',
      'at most days(96), or disk: gibibytes(8) or more',
    ),
  ),
  wrong(
    '900 days of traces on 1 GiB',
    edit('retention: days(7),\n    disk: gibibytes(20)', 'retention: days(900),\n    disk: gibibytes(1)'),
    answer(
      'company › tempo › retention',
      '900 days on 1Gi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more',
      'at most days(96), or disk: gibibytes(8) or more',
    ),
  ),
  wrong(
    '900 days of the pipeline on 1 GiB',
    edit('retention: days(3), disk: gibibytes(2), namespace', 'retention: days(900), disk: gibibytes(1), namespace'),
    answer(
      'company › prometheus › retention',
      '900 days on 1Gi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more',
      'at most days(96), or disk: gibibytes(8) or more',
    ),
  ),
  wrong(
    'a disk smaller than the write-ahead log',
    [
      importing('mebibytes'),
      edit(
        'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
        'new Mimir(company, { retention: days(1), disk: mebibytes(100) })',
      ),
    ],
    answer(
      'company › mimir › retention',
      '1 day on 100Mi leave less than 8 MiB for each day, and even a cluster with nearly no load writes more',
      'disk: gibibytes(1) or more',
      { line: 'const mimir ' },
    ),
  ),
  wrong(
    'a fraction of streams',
    inBranch('streams: 2000', 'streams: 2000.5'),
    answer(
      'branch › loki › streams',
      '2000.5 is not a whole number from 100 to 1000000',
      'a whole number from 100 to 1000000',
    ),
  ),
  wrong(
    'streams as text',
    inBranch('streams: 2000', "streams: '2000'"),
    answer('branch › loki › streams', '"2000" is given', 'a whole number from 100 to 1000000'),
  ),
  wrong(
    'too few streams',
    inBranch('streams: 2000', 'streams: 1'),
    answer(
      'branch › loki › streams',
      '1 is not a whole number from 100 to 1000000',
      'a whole number from 100 to 1000000',
    ),
  ),
  wrong(
    'a retention that Loki can not keep to',
    [importing('hours'), edit('retention: days(14)', 'retention: hours(6)')],
    answer('company › loki › retention', '6h is shorter than a day, and Loki deletes whole days', 'days(1) or more', {
      line: 'retention: hours',
    }),
  ),
  wrong('more lines than the disk holds', edit("chunkEncoding: 'zstd',", 'dailyVolume: gibibytes(20),'), [
    answer(
      'company › loki › retention',
      '14 days at 20Gi a day are about 100Gi of chunks, and 80 % of the disk are 32Gi',
      'at most days(3), or disk: gibibytes(125) or more',
      { line: 'retention: days(14' },
    ),
    answer(
      'company › loki › resources',
      '20Gi of lines a day in up to 5000 streams take about 3521Mi, and 80 % of the memory limit are 819Mi',
      'memoryLimit: mebibytes(4416) or more, or a smaller dailyVolume',
      { line: 'resources: {' },
    ),
  ]),
  wrong(
    'more lines than the memory holds',
    edit("chunkEncoding: 'zstd',", 'dailyVolume: gibibytes(6),'),
    answer(
      'company › loki › resources',
      '6Gi of lines a day in up to 5000 streams take about 1456Mi, and 80 % of the memory limit are 819Mi',
      'memoryLimit: mebibytes(1856) or more, or a smaller dailyVolume',
      { line: 'resources: {' },
    ),
  ),
  wrong(
    'an invalid port',
    edit('metricsTo: mimir.remoteWrite,\n  });', 'metricsTo: mimir.remoteWrite,\n    alsoOnPort: 70_000,\n  });'),
    answer(
      'company › tempo › alsoOnPort',
      '70000 is not a whole number from 1 to 65535',
      'a whole number from 1 to 65535',
    ),
  ),
  wrong(
    'a port that is there already',
    edit('metricsTo: mimir.remoteWrite,\n  });', 'metricsTo: mimir.remoteWrite,\n    alsoOnPort: 9095,\n  });'),
    answer('company › tempo › ports', 'its Service would offer 9095/TCP twice', 'another number for one of the two', {
      line: 'const tempo ',
    }),
  ),
  wrong(
    'a name that Kubernetes refuses',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { name: 'My_Mimir', retention: days(30), disk: gibibytes(50) })",
    ),
    answer(
      'company › My_Mimir › name',
      '"My_Mimir" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'a name that is taken',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { name: 'loki', retention: days(30), disk: gibibytes(50) })",
    ),
    answer(
      'company › loki › name',
      'there are two components named loki',
      "a name of its own, for example name: 'loki-2'",
      { line: 'const loki =' },
    ),
  ),
  wrong(
    'an empty name',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { name: '', retention: days(30), disk: gibibytes(50) })",
    ),
    answer(
      'company › mimir › name',
      '"" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'a number for a name',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, { name: 5, retention: days(30), disk: gibibytes(50) })',
    ),
    answer(
      'company › mimir › name',
      '5 is given',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'the name of a namespace',
    edit('namespace: agents,', "namespace: 'agents',"),
    answer(
      'company › alloy › namespace',
      '"agents" is given',
      'what addNamespace returns, for one of: platform, agents, shop',
    ),
  ),
  wrong(
    'a component in place of a namespace',
    edit('namespace: agents,', 'namespace: loki,'),
    answer(
      'company › alloy › namespace',
      'the component loki is given',
      'what addNamespace returns, for one of: platform, agents, shop',
    ),
  ),
  wrong(
    'a component twice',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) });\n  new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
    ),
    answer(
      'company › mimir › name',
      'there are two components named mimir',
      "a name of its own, for example name: 'mimir-2'",
    ),
  ),
  wrong(
    'a name that is too long',
    edit(
      'new Mimir(company, { retention: days(30), disk: gibibytes(50) })',
      "new Mimir(company, { name: 'mimir-that-keeps-the-metrics-of-every-application-of-our-whole-company', retention: days(30), disk: gibibytes(50) })",
    ),
    answer(
      'company › mimir-that-keeps-the-metrics-of-every-application-of-our-whole-company › name',
      '"mimir-that-keeps-the-metrics-of-every-application-of-our-whole-company" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
];
