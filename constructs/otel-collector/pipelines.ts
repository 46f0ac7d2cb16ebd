/**
 * The Collector's configuration as values. A pipeline lists the components themselves, and the printed sections are
 * collected from the pipelines: a component that nothing uses, or a name that nothing defines, can't be written.
 * https://opentelemetry.io/docs/collector/architecture/
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

/**
 * The Collector's configuration, as the property `configuration` is given it, in upstream's own words.
 * https://opentelemetry.io/docs/collector/configuration/
 */
export interface CollectorConfiguration {
  readonly extensions?: Section;
  readonly receivers?: Section;
  readonly processors?: Section;
  readonly connectors?: Section;
  readonly exporters?: Section;
  readonly service: {
    readonly extensions: readonly string[];
    readonly telemetry: Settings;
    /** The ids of each pipeline's components. */
    readonly pipelines: Readonly<Record<string, Readonly<Record<'receivers' | 'processors' | 'exporters', string[]>>>>;
  };
}

/** The settings of each component of a kind, by its id. */
export type Section = Readonly<Record<string, Settings>>;

/** The whole configuration. `extensions`: those that no component names, such as a health check. */
export function collectorConfiguration(options: {
  readonly pipelines: readonly Pipeline[];
  readonly extensions: readonly Extension[];
  readonly telemetry: Settings;
}): CollectorConfiguration {
  const parts = options.pipelines.flatMap(partsOf);
  const extensions = [...options.extensions, ...parts.flatMap((part) => part.extensions ?? [])];
  return {
    extensions: section(extensions),
    receivers: section(parts.filter(({ kind }) => kind === 'receiver')),
    processors: section(parts.filter(({ kind }) => kind === 'processor')),
    connectors: section(parts.filter(({ kind }) => kind === 'connector')),
    exporters: section(parts.filter(({ kind }) => kind === 'exporter')),
    service: {
      extensions: Object.keys(section(extensions) ?? {}),
      telemetry: options.telemetry,
      pipelines: Object.fromEntries(
        options.pipelines.map((pipeline) => [
          pipelineId(pipeline),
          {
            receivers: ids(pipeline.receivers),
            processors: ids(pipeline.processors),
            exporters: ids(pipeline.exporters),
          },
        ]),
      ),
    },
  };
}

const ids = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);

/** Each component once, in the order of its first use; undefined, and so not printed, where there is none. */
function section(parts: readonly { readonly id: string; readonly settings: Settings }[]): Section | undefined {
  if (parts.length === 0) return undefined;
  return Object.fromEntries(parts.map(({ id, settings }) => [id, settings]));
}
