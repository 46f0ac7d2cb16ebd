import type { Finding } from '../kit';
import { repeated } from '../kit/model/repeated';
import type { Reporter } from '../kit/model/validation';
import { type Pipeline, type PipelinePart, partsOf, pipelineId, typeOf } from './pipelines';

/** What is wrong with a set of pipelines; the place is the component's. */
export type PipelineProblem = Pick<Finding, 'property' | 'problem' | 'instead'>;

/** The form of an id: a type, and optionally a name. */
const idForm = /^[a-z][a-z0-9_]*(\/[A-Za-z0-9_.-]+)?$/;

/** The processors that know a sender by its connection, and those behind which that connection is forgotten. */
const needConnection = ['k8s_attributes'];
const forgetConnection = ['tail_sampling', 'batch'];

/** Reports all of them. */
export function checkPipelines(reporter: Reporter, pipelines: readonly Pipeline[]): void {
  for (const { property, problem, instead } of pipelineProblems(pipelines)) reporter.report(property, problem, instead);
}

/** Everything that the Collector would refuse, or would accept and then do wrongly. */
export function pipelineProblems(pipelines: readonly Pipeline[]): PipelineProblem[] {
  return [
    ...pipelines.flatMap((pipeline) => [...endProblems(pipeline), ...orderProblems(pipeline)]),
    ...idProblems(pipelines),
    ...connectorProblems(pipelines),
  ];
}

function endProblems(pipeline: Pipeline): PipelineProblem[] {
  const property = pipelineId(pipeline);
  return (['receivers', 'exporters'] as const)
    .filter((end) => pipeline[end].length === 0)
    .map((end) => ({ property, problem: `the pipeline has no ${end}`, instead: `at least one of its ${end}` }));
}

function orderProblems(pipeline: Pipeline): PipelineProblem[] {
  const property = pipelineId(pipeline);
  const types = pipeline.processors.map(typeOf);
  const problems: PipelineProblem[] = [];
  const report = (problem: string, instead: string) => problems.push({ property, problem, instead });
  if (types.lastIndexOf('memory_limiter') > 0) {
    report(
      'memory_limiter is not the first processor',
      'memory_limiter first, where it can refuse before work is done',
    );
  }
  const sampler = types.indexOf('tail_sampling');
  if (sampler >= 0 && sampler < types.length - 1) {
    report(
      `tail_sampling comes before ${types[sampler + 1]}`,
      'tail_sampling last, so that it decides on finished spans',
    );
  }
  if (sampler >= 0 && pipeline.signal !== 'traces') {
    report('tail_sampling can only sample traces', 'tail_sampling in a pipeline of traces');
  }
  if (types.includes('batch')) {
    report('the batch processor is deprecated', "batch in the exporter's sending_queue");
  }
  const forgetting = types.findIndex((type) => forgetConnection.includes(type));
  for (const [index, type] of types.entries()) {
    if (!needConnection.includes(type) || forgetting < 0 || index < forgetting) continue;
    report(`${type} comes after ${types[forgetting]}`, `${type} before it, while the sender's address is still known`);
  }
  for (const id of repeated(pipeline.processors.map((processor) => processor.id))) {
    report(`${id} is in the pipeline twice`, `${id} once`);
  }
  return problems;
}

function idProblems(pipelines: readonly Pipeline[]): PipelineProblem[] {
  const parts = pipelines.flatMap((pipeline): PipelinePart[] => partsOf(pipeline));
  const all = [...parts, ...parts.flatMap((part) => part.extensions ?? [])];
  const seen = new Map<string, string>();
  const problems = new Map<string, PipelineProblem>();
  for (const { kind, id, settings } of all) {
    const key = `${kind} ${id}`;
    const text = JSON.stringify(settings);
    if (!idForm.test(id)) {
      problems.set(key, {
        property: key,
        problem: 'is no id',
        instead: 'a type, or type/name, such as otlp_http/logs',
      });
    } else if ((seen.get(key) ?? text) !== text) {
      problems.set(key, {
        property: key,
        problem: 'two components with different settings have this id',
        instead: `a name of its own for one of them, such as ${id.split('/')[0]}/second`,
      });
    }
    seen.set(key, text);
  }
  const twice = [...repeated(pipelines.map(pipelineId))].map((property) => ({
    property,
    problem: 'two pipelines have this id',
    instead: 'a name of its own for one of them',
  }));
  return [...problems.values(), ...twice];
}

/** A connector joins pipelines only where it ends one and begins another. */
function connectorProblems(pipelines: readonly Pipeline[]): PipelineProblem[] {
  const connectors = (end: 'receivers' | 'exporters') =>
    new Set(
      pipelines.flatMap((pipeline) => pipeline[end].filter(({ kind }) => kind === 'connector').map(({ id }) => id)),
    );
  const [begin, end] = [connectors('receivers'), connectors('exporters')];
  return [
    ...[...end].filter((id) => !begin.has(id)).map((id) => lonely(id, 'begins no pipeline', 'receivers')),
    ...[...begin].filter((id) => !end.has(id)).map((id) => lonely(id, 'ends no pipeline', 'exporters')),
  ];
}

const lonely = (id: string, problem: string, side: string): PipelineProblem => ({
  property: `connector ${id}`,
  problem: `it ${problem}`,
  instead: `the connector among the ${side} of another pipeline too`,
});
