/**
 * Pipelines of OpenTelemetry as values. A pipeline lists the components themselves, and what is printed is collected from the
 * pipelines: a component that nothing uses, or a name that nothing defines, can't be written. The Collector prints them as YAML and
 * Alloy in its own language, so both do the same to the same data. https://opentelemetry.io/docs/collector/architecture/
 */

/** The settings of a component, with the names of its upstream page. Empty: its defaults. */
export type Settings = Readonly<Record<string, unknown>>;

interface Part<K extends string> {
  readonly kind: K;
  /** The type, then a slash and a name where there are several of one type: `otlp_http/metrics`. */
  readonly id: string;
  readonly settings: Settings;
  /** The extensions that the settings name. */
  readonly extensions?: readonly Extension[];
}

export type Extension = Part<'extension'>;
export type Receiver = Part<'receiver'>;
export type Processor = Part<'processor'>;
export type Exporter = Part<'exporter'>;
/** The end of one pipeline and the beginning of another. */
export type Connector = Part<'connector'>;
export type PipelinePart = Receiver | Processor | Exporter | Connector;

export type Signal = 'traces' | 'metrics' | 'logs';

export interface Pipeline {
  readonly signal: Signal;
  /** Tells several pipelines of one signal apart. Default: none. */
  readonly name?: string;
  readonly receivers: readonly (Receiver | Connector)[];
  /** In the order in which data passes them. */
  readonly processors: readonly Processor[];
  readonly exporters: readonly (Exporter | Connector)[];
}

/** The pipeline's id in the configuration. */
export const pipelineId = ({ signal, name }: Pipeline): string => (name ? `${signal}/${name}` : signal);

/** A component's type: its id without the name. */
export const typeOf = ({ id }: { readonly id: string }): string => id.split('/')[0] ?? id;

/** Everything that a pipeline consists of, in the order of the data. */
export const partsOf = (pipeline: Pipeline): PipelinePart[] => [
  ...pipeline.receivers,
  ...pipeline.processors,
  ...pipeline.exporters,
];
