import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  accessKey,
  cilium,
  distributed,
  type Environment,
  errors,
  Kafka,
  type Load,
  Loki,
  Mimir,
  OtelCollector,
  replicated,
  s3,
  Tempo,
} from '../../constructs';
import { formatFinding } from '../../constructs/kit/model/findings';
import { findingsOf, testEnvironment } from '../support';
import { inZones, loadOf } from '../tempo/environments';

/** One load by which several are sized, each for all of it. Every synth says so, unless one is a copy of the other. */

const storageOf = (name: string) =>
  s3({ bucket: name, region: 'eu-central-1', credentials: accessKey({ secretName: name }) });

const tempo = (environment: Environment, name: string, kafka: Kafka, load: Load) =>
  new Tempo(environment, { name, form: distributed({ load, storage: storageOf(name) }), kafka: kafka.brokers });

const loki = (environment: Environment, name: string, load: Load) =>
  new Loki(environment, { name, form: distributed({ load, storage: storageOf(name) }) });

const mimir = (environment: Environment, name: string, load: Load) =>
  new Mimir(environment, { name, form: replicated({ load, storage: storageOf(name) }) });

const twice = (name: string, first: string) =>
  `test › ${name} › form: it is sized for all of the load for which ${first} is sized too, and nobody sends the same to both\n  write instead: a load({ … }) of its own, of what comes to it`;

const cases: readonly [string, (environment: Environment) => void, readonly string[]][] = [
  [
    'two Tempos, and one Kafka between them',
    (environment) => {
      const load = loadOf();
      const kafka = new Kafka(environment, { load });
      for (const name of ['tempo', 'tempo-audit']) tempo(environment, name, kafka, load);
    },
    [
      'test › kafka › load: 16000 kB a second are written by tempo, tempo-audit, and it is sized for 8000 kB\n  write instead: a Kafka for each of them, or a load({ … }) of all their spans',
      twice('tempo-audit', 'tempo'),
    ],
  ],
  [
    'two Lokis, and two Mimirs',
    (environment) => {
      const load = loadOf();
      for (const name of ['loki', 'loki-audit']) loki(environment, name, load);
      for (const name of ['mimir', 'mimir-audit']) mimir(environment, name, load);
    },
    [twice('loki-audit', 'loki'), twice('mimir-audit', 'mimir')],
  ],
  [
    'two Kafkas, of which one is nobody’s',
    (environment) => {
      const load = loadOf();
      const [kafka] = [new Kafka(environment, { load }), new Kafka(environment, { name: 'kafka-audit', load })];
      tempo(environment, 'tempo', kafka, load);
    },
    [
      "test › kafka-audit › load: it is sized for the spans of a load, and no Tempo writes them here\n  write instead: kafka: kafka.brokers of the Tempo that carries it, or no Kafka; for somebody else's records disk: gibibytes(100) in the place of load",
    ],
  ],
  [
    'nothing of stores of several kinds, and of two with a load each',
    (environment) => {
      const load = loadOf();
      const kafka = new Kafka(environment, { load });
      tempo(environment, 'tempo', kafka, load);
      loki(environment, 'loki', load);
      loki(environment, 'loki-audit', loadOf());
      mimir(environment, 'mimir', load);
    },
    [],
  ],
  [
    'nothing where one has a copy of what the other has',
    (environment) => {
      const load = loadOf();
      const [first, copy] = [loki(environment, 'loki', load), loki(environment, 'loki-audit', load)];
      const metricsTo = mimir(environment, 'mimir', load).otlp;
      const tracesTo = tempo(environment, 'tempo', new Kafka(environment, { load }), load).otlp;
      const copyTo = { logs: copy.otlp };
      new OtelCollector(environment, { metricsTo, tracesTo, logsTo: first.otlp, copyTo, keep: [errors()] });
    },
    [],
  ],
];

test.each(cases)('%s', (_title, make, warnings) => {
  const environment = testEnvironment({ network: cilium(), ...inZones });
  make(environment);
  expect(findingsOf(environment)).toEqual([]);
  const said = environment.warnings.filter(({ problem }) => problem.includes('sized for'));
  expect(said.map((each) => stripVTControlCharacters(formatFinding(each)))).toEqual(warnings);
});
