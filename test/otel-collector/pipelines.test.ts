import { expect, test } from '@jest/globals';
import { pipelineProblems } from '../../constructs/opentelemetry/pipeline-checks';
import type {
  Connector,
  Exporter,
  Extension,
  Pipeline,
  Processor,
  Receiver,
} from '../../constructs/opentelemetry/pipelines';
import { collectorConfiguration } from '../../constructs/otel-collector/configuration';

const receiver: Receiver = { kind: 'receiver', id: 'otlp', settings: { protocols: { grpc: {} } } };
const storage: Extension = { kind: 'extension', id: 'file_storage', settings: { create_directory: true } };
const exporter: Exporter = {
  kind: 'exporter',
  id: 'otlp_grpc',
  settings: { endpoint: 'a:4317' },
  extensions: [storage],
};
const forward: Connector = { kind: 'connector', id: 'forward', settings: {} };
const processor = (id: string, settings = {}): Processor => ({ kind: 'processor', id, settings });

const pipeline = (parts: Partial<Pipeline>): Pipeline => ({
  signal: 'traces',
  receivers: [receiver],
  processors: [],
  exporters: [exporter],
  ...parts,
});

const withProcessors = (...ids: string[]) => pipeline({ processors: ids.map((id) => processor(id)) });

test('the sections hold what the pipelines use, once', () => {
  const configuration = collectorConfiguration({
    extensions: [{ kind: 'extension', id: 'health_check', settings: {} }],
    telemetry: { logs: { encoding: 'json' } },
    pipelines: [
      pipeline({
        name: 'in',
        processors: [processor('memory_limiter', { check_interval: '1s' })],
        exporters: [forward],
      }),
      pipeline({ name: 'keep', receivers: [forward] }),
      pipeline({ signal: 'logs', processors: [processor('memory_limiter', { check_interval: '1s' })] }),
    ],
  });
  expect(configuration).toEqual({
    extensions: { health_check: {}, file_storage: { create_directory: true } },
    receivers: { otlp: { protocols: { grpc: {} } } },
    processors: { memory_limiter: { check_interval: '1s' } },
    connectors: { forward: {} },
    exporters: { otlp_grpc: { endpoint: 'a:4317' } },
    service: {
      extensions: ['health_check', 'file_storage'],
      telemetry: { logs: { encoding: 'json' } },
      pipelines: {
        'traces/in': { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['forward'] },
        'traces/keep': { receivers: ['forward'], processors: [], exporters: ['otlp_grpc'] },
        logs: { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['otlp_grpc'] },
      },
    },
  });
});

test('a right order has no problems', () => {
  expect(
    pipelineProblems([
      withProcessors('memory_limiter', 'k8s_attributes', 'transform/a', 'transform/b', 'tail_sampling'),
    ]),
  ).toEqual([]);
});

const wrong: readonly [string, readonly Pipeline[], readonly string[]][] = [
  [
    'a late memory limiter',
    [withProcessors('filter', 'memory_limiter')],
    ['memory_limiter is not the first processor'],
  ],
  ['work behind the sampler', [withProcessors('tail_sampling', 'transform')], ['tail_sampling comes before transform']],
  [
    'pods looked up behind the sampler',
    [withProcessors('tail_sampling', 'k8s_attributes')],
    ['tail_sampling comes before k8s_attributes', 'k8s_attributes comes after tail_sampling'],
  ],
  [
    'a sampler for logs',
    [pipeline({ signal: 'logs', processors: [processor('tail_sampling')] })],
    ['tail_sampling can only sample traces'],
  ],
  ['the batch processor', [withProcessors('batch')], ['the batch processor is deprecated']],
  ['a processor twice', [withProcessors('transform/a', 'transform/a')], ['transform/a is in the pipeline twice']],
  [
    'no ends',
    [pipeline({ receivers: [], exporters: [] })],
    ['the pipeline has no receivers', 'the pipeline has no exporters'],
  ],
  ['two pipelines of one id', [pipeline({}), pipeline({})], ['two pipelines have this id']],
  ['a refused id', [withProcessors('transform/two words')], ['is no id']],
  [
    'one id for two',
    [
      pipeline({ processors: [processor('filter', { error_mode: 'ignore' })] }),
      pipeline({ signal: 'logs', processors: [processor('filter', { error_mode: 'silent' })] }),
    ],
    ['two components with different settings have this id'],
  ],
  [
    'one id for two extensions',
    [
      pipeline({}),
      pipeline({
        signal: 'logs',
        exporters: [{ ...exporter, extensions: [{ ...storage, settings: { fsync: true } }] }],
      }),
    ],
    ['two components with different settings have this id'],
  ],
  ['a connector that leads nowhere', [pipeline({ exporters: [forward] })], ['it begins no pipeline']],
  ['a connector that comes from nowhere', [pipeline({ receivers: [forward] })], ['it ends no pipeline']],
];

test.each(wrong)('%s is a problem', (_, pipelines, problems) => {
  expect(pipelineProblems(pipelines).map(({ problem }) => problem)).toEqual(problems);
});
