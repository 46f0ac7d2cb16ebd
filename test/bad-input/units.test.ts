import { Bytes, cores, days, gibibytes, hours, mebibytes, millicores, seconds } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { Sample, size, testAnswers, untyped } from './cases';

/** Quantities of the wrong unit or size. */

testAnswers([
  [
    'a retention in bytes',
    (environment) => new Mimir(environment, { ...size, retention: untyped(gibibytes(3)) }),
    ['test › mimir › retention: gibibytes(3) is given | a duration such as days(3)'],
  ],
  [
    'a retention as text',
    (environment) => new Tempo(environment, { ...size, retention: untyped('3d') }),
    ['test › tempo › retention: "3d" is given | a duration such as days(3)'],
  ],
  [
    'no retention at all',
    (environment) => new Prometheus(environment, { ...size, retention: untyped(undefined) }),
    ['test › prometheus › retention: retention is missing | retention: days(3)'],
  ],
  [
    'a negative retention',
    (environment) => new Mimir(environment, { ...size, retention: days(-3) }),
    ['test › mimir › retention: days(-3) is not above zero | a duration such as days(3)'],
  ],
  [
    'a retention of nothing',
    (environment) => new Tempo(environment, { ...size, retention: seconds(0) }),
    ['test › tempo › retention: seconds(0) is not above zero | a duration such as days(3)'],
  ],
  [
    'a time without an end',
    (environment) => new Tempo(environment, { ...size, retention: days(Number.POSITIVE_INFINITY) }),
    ['test › tempo › retention: its number is Infinity | a duration such as days(3)'],
  ],
  [
    'a retention that is no number',
    (environment) => new Tempo(environment, { ...size, retention: days(Number.NaN) }),
    ['test › tempo › retention: its number is NaN | a duration such as days(3)'],
  ],
  [
    'a text, a list and a truth in the place of a number',
    (environment) => {
      new Tempo(environment, { ...size, retention: days(untyped('3')), disk: gibibytes(untyped([3])) });
      new Sample(environment, { resources: { cpu: cores(untyped(true)), memory: mebibytes(untyped(null)) } });
    },
    [
      'test › tempo › retention: its number is "3" | a duration such as days(3)',
      'test › tempo › disk: its number is a list | an amount such as gibibytes(10)',
      'test › sample › resources.cpu: its number is true | a share of processor time such as millicores(50)',
      'test › sample › resources.memory: its number is null | an amount such as mebibytes(256)',
    ],
  ],
  [
    'a symbol in the place of a number, and nothing at all',
    (environment) =>
      new Tempo(environment, { ...size, retention: days(untyped(Symbol('x'))), disk: gibibytes(untyped(undefined)) }),
    [
      'test › tempo › retention: its number is Symbol(x) | a duration such as days(3)',
      'test › tempo › disk: its number is missing | an amount such as gibibytes(10)',
    ],
  ],
  [
    'a retention that Loki can not keep to',
    (environment) => new Loki(environment, { ...size, retention: hours(6) }),
    ['test › loki › retention: 6h is shorter than a day, and Loki deletes whole days | days(1) or more'],
  ],
  [
    'a disk below zero',
    (environment) => new Loki(environment, { ...size, disk: gibibytes(-1) }),
    ['test › loki › disk: gibibytes(-1) is not above zero | an amount such as gibibytes(10)'],
  ],
  [
    'a disk of half a mebibyte',
    (environment) => new Loki(environment, { ...size, disk: new Bytes(0.5) }),
    ['test › loki › disk: mebibytes(0.5) is not a whole number of mebibytes | an amount such as gibibytes(10)'],
  ],
  [
    'memory requested beyond the limit',
    (environment) =>
      new Mimir(environment, {
        ...size,
        resources: { cpu: millicores(100), memory: gibibytes(2), memoryLimit: gibibytes(1) },
      }),
    ['test › mimir › resources.memory: the request 2Gi is above the limit 1Gi | at most 1Gi, or a higher memoryLimit'],
  ],
  [
    'no processor time',
    (environment) => new Sample(environment, { resources: { cpu: millicores(0), memory: mebibytes(64) } }),
    [
      'test › sample › resources.cpu: millicores(0) is not above zero | a share of processor time such as millicores(50)',
    ],
  ],
  [
    'no replicas',
    (environment) => new Sample(environment, { replicas: 0 }),
    ['test › sample › replicas: 0 is not a whole number from 1 to 1000 | a whole number from 1 to 1000'],
  ],
  [
    'one and a half replicas',
    (environment) => new Sample(environment, { replicas: 1.5 }),
    ['test › sample › replicas: 1.5 is not a whole number from 1 to 1000 | a whole number from 1 to 1000'],
  ],
]);
