import { answer, edit, type WrongEdit, wrong } from './table';

/** Invalid amounts of bytes, of processor time, and invalid percentages. */
export const sizes: readonly WrongEdit[] = [
  wrong(
    'a disk of another package',
    [
      edit("import type { App } from 'cdk8s';", "import type { App } from 'cdk8s';\nimport { Size } from 'cdk8s';"),
      edit('disk: gibibytes(50)', 'disk: Size.gibibytes(50)'),
    ],
    answer(
      'company › mimir › disk',
      'an object of another package, of the class Size is given',
      'an amount such as gibibytes(10)',
      { line: 'const mimir ' },
    ),
  ),
  wrong(
    'a disk as a quantity of Kubernetes',
    edit('disk: gibibytes(50)', "disk: '50Gi'"),
    answer('company › mimir › disk', '"50Gi" is given', 'an amount such as gibibytes(10)'),
  ),
  wrong(
    'a disk in days',
    edit('disk: gibibytes(50)', 'disk: days(50)'),
    answer('company › mimir › disk', 'days(50) is given', 'an amount such as gibibytes(10)'),
  ),
  wrong(
    'a negative disk',
    edit('disk: gibibytes(50)', 'disk: gibibytes(-50)'),
    answer('company › mimir › disk', 'gibibytes(-50) is not above zero', 'an amount such as gibibytes(10)'),
  ),
  wrong(
    'a disk of parts of a mebibyte',
    edit('disk: gibibytes(50)', 'disk: gibibytes(0.3)'),
    answer(
      'company › mimir › disk',
      'mebibytes(307.2) is not a whole number of mebibytes',
      'an amount such as gibibytes(10)',
    ),
  ),
  wrong(
    'a disk that no cloud offers',
    edit('disk: gibibytes(50)', 'disk: gibibytes(5_000_000)'),
    answer(
      'company › mimir › disk',
      'gibibytes(5000000) is more than 64 TiB, the largest volume that a cloud offers',
      'an amount such as gibibytes(10)',
    ),
  ),
  wrong(
    'processor time in bytes',
    edit('cpu: cores(0.2)', 'cpu: gibibytes(2)'),
    answer(
      'company › loki › resources.cpu',
      'gibibytes(2) is given',
      'a share of processor time such as millicores(50)',
    ),
  ),
  wrong(
    'processor time as text',
    edit('cpu: cores(0.2)', "cpu: '200m'"),
    answer('company › loki › resources.cpu', '"200m" is given', 'a share of processor time such as millicores(50)'),
  ),
  wrong(
    'processor time of no node',
    edit('cpu: cores(0.2)', 'cpu: cores(20_000)'),
    answer(
      'company › loki › resources.cpu',
      'cores(20000) is more than 1,024 cores, and no node has so many',
      'a share of processor time such as millicores(50)',
    ),
  ),
  wrong(
    'memory beyond its limit',
    edit('memory: gibibytes(1) }', 'memory: gibibytes(2), memoryLimit: gibibytes(1) }'),
    answer(
      'company › loki › resources.memory',
      'the request 2Gi is above the limit 1Gi',
      'at most 1Gi, or a higher memoryLimit',
    ),
  ),
  wrong(
    'resources without memory',
    edit('resources: { cpu: cores(0.2), memory: gibibytes(1) }', 'resources: { cpu: cores(0.2) }'),
    answer('company › loki › resources.memory', 'memory is missing', 'memory: mebibytes(256)'),
  ),
  wrong(
    'resources as Kubernetes writes them',
    edit(
      'resources: { cpu: cores(0.2), memory: gibibytes(1) }',
      "resources: { requests: { cpu: '200m', memory: '1Gi' } }",
    ),
    answer('company › loki › resources.requests', 'there is no property requests', 'one of: cpu, memory, memoryLimit'),
  ),
  wrong(
    'a percentage as a number',
    edit('percent(10)', '10'),
    answer('company › otel-collector › keep', '10 is given', 'errors(), slowerThan(seconds(2)) or percent(10)'),
  ),
  wrong(
    'a percentage over 100',
    edit('percent(10)', 'percent(120)'),
    answer(
      'company › otel-collector › keep',
      'percent(120) is not between 0 and 100',
      'a percentage from percent(0) to percent(100)',
    ),
  ),
  wrong(
    'a percentage below zero',
    edit('percent(10)', 'percent(-1)'),
    answer(
      'company › otel-collector › keep',
      'percent(-1) is not between 0 and 100',
      'a percentage from percent(0) to percent(100)',
    ),
  ),
  wrong(
    'a percentage as text',
    edit('percent(10)', "percent('10' as never)"),
    answer(
      'company › otel-collector › keep',
      'percent("10") is not between 0 and 100',
      'a percentage from percent(0) to percent(100)',
    ),
  ),
  wrong(
    'a percentage that is no number',
    edit('percent(10)', 'percent(Number.NaN)'),
    answer(
      'company › otel-collector › keep',
      'percent(NaN) is not between 0 and 100',
      'a percentage from percent(0) to percent(100)',
    ),
  ),
  wrong(
    'an amount that is no number',
    edit('disk: gibibytes(50)', "disk: gibibytes(Number('fifty'))"),
    answer('company › mimir › disk', 'its number is NaN', 'an amount such as gibibytes(10)'),
  ),
  wrong(
    'processor time that is no number',
    edit('cpu: cores(0.2)', 'cpu: cores(Number.NaN)'),
    answer('company › loki › resources.cpu', 'its number is NaN', 'a share of processor time such as millicores(50)'),
  ),
  wrong(
    'a percentage of another unit',
    edit('percent(10)', 'gibibytes(10)'),
    answer(
      'company › otel-collector › keep',
      'gibibytes(10) is given',
      'errors(), slowerThan(seconds(2)) or percent(10)',
    ),
  ),
];
