import { type Extension, type Pipeline, partsOf, pipelineId, type Settings } from '../opentelemetry/pipelines';

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
