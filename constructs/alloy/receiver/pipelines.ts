import { type Pipeline, type PipelinePart, type Signal, typeOf } from '../../opentelemetry/pipelines';
import type { AlloyFile, OtlpConsumer } from '../syntax';
import { betweenEnds } from './between';
import { endsOfPipelines } from './ends';
import { type Handlers, writeExtensions } from './extensions';

const translations = { ...endsOfPipelines, ...betweenEnds };

/** Joins two pipelines in the Collector. In Alloy a component itself names those that come next. */
const joint = 'forward';

/** One component of the file. It serves every signal, with an output for each; the Collector makes one for each pipeline. */
interface Node {
  readonly part: PipelinePart;
  readonly label: string;
  /** Those that take what it gives, by signal. */
  readonly next: Partial<Record<Signal, readonly Node[]>>;
}

/** Writes pipelines in Alloy's language: the parts that the Collector has, with the same settings and in the same order. */
export class PipelinesOfAlloy {
  private readonly nodes = new Map<string, Node>();
  private readonly written = new Map<Node, OtlpConsumer | undefined>();
  private readonly handlers: Handlers;

  constructor(
    private readonly file: AlloyFile,
    private readonly pipelines: readonly Pipeline[],
  ) {
    for (const pipeline of pipelines) this.connect(pipeline);
    const extensions = [...this.nodes.values()].flatMap(({ part }) => part.extensions ?? []);
    this.handlers = writeExtensions(file, extensions);
    for (const node of this.nodes.values()) this.write(node);
  }

  /** Where a signal goes that comes otherwise than by the receivers of its pipeline. */
  inputOf(signal: Signal): OtlpConsumer {
    const pipeline = this.pipelines.find((each) => each.signal === signal && each.name === undefined);
    const [consumer] = (pipeline ? this.headsOf(pipeline) : []).flatMap((node) => this.written.get(node) ?? []);
    if (!consumer) throw new Error(`no pipeline takes ${signal}`);
    return consumer;
  }

  private connect(pipeline: Pipeline): void {
    const { signal, receivers, processors } = pipeline;
    const stages = [
      receivers.filter((part) => typeOf(part) !== joint).map((part) => this.node(part, pipeline)),
      ...processors.map((part) => [this.node(part, pipeline)]),
      this.endsOf(pipeline),
    ];
    for (const [index, takers] of stages.slice(1).entries()) {
      for (const giver of stages[index] ?? []) {
        giver.next[signal] = [...new Set([...(giver.next[signal] ?? []), ...takers])];
      }
    }
  }

  /** Those that take first what comes into a pipeline. */
  private headsOf(pipeline: Pipeline): Node[] {
    const [first] = pipeline.processors;
    return first ? [this.node(first, pipeline)] : this.endsOf(pipeline);
  }

  /** Those that take what leaves a pipeline: beyond a joint, those of the pipelines that begin there. */
  private endsOf(pipeline: Pipeline): Node[] {
    return pipeline.exporters.flatMap((part) => {
      if (typeOf(part) !== joint) return [this.node(part, pipeline)];
      return this.pipelines
        .filter(({ receivers }) => receivers.some(({ id }) => id === part.id))
        .flatMap((next) => this.headsOf(next));
    });
  }

  private node(part: PipelinePart, { name }: Pipeline): Node {
    // A pipeline with a name of its own has processors of its own, as several of one signal would else have one output.
    const key = `${part.kind} ${part.id} ${part.kind === 'processor' && name ? name : ''}`;
    const node = this.nodes.get(key) ?? { part, label: part.id.split('/')[1] ?? name ?? 'default', next: {} };
    this.nodes.set(key, node);
    return node;
  }

  /** Those that take before those that give: a reference is to what stands in the file. */
  private write(node: Node): OtlpConsumer | undefined {
    if (this.written.has(node)) return this.written.get(node);
    const output = Object.fromEntries(
      Object.entries(node.next).map(([signal, takers]) => [signal, takers.flatMap((taker) => this.write(taker) ?? [])]),
    );
    const type = typeOf(node.part);
    const found = translations[type];
    if (!found) throw new Error(`nothing says what the Collector's ${type} is in Alloy`);
    const { kind, comment, write } = found;
    const body = { ...write(node.part.settings, this.handlers), ...(node.part.kind === 'exporter' ? {} : { output }) };
    const why = typeof comment === 'string' ? comment : comment(node.part.id);
    const { input } = this.file.add(kind, node.label, body, why);
    this.written.set(node, input as OtlpConsumer | undefined);
    return input as OtlpConsumer | undefined;
  }
}
