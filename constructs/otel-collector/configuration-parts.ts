import type { ConfigurationPart } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { valueAt } from '../kit/model/value-at';

/** What a pipeline consists of, and where the settings of each are. */
const kinds = {
  receivers: ['receivers', 'connectors'],
  processors: ['processors'],
  exporters: ['exporters', 'connectors'],
};

/**
 * A part for each signal: the settings of everything that its pipelines name. A receiver or exporter that no pipeline names is not started,
 * so it belongs to no part. What works without pipelines, such as extensions, is one more part.
 */
export function pipelineParts(plain: unknown): readonly ConfigurationPart[] {
  const pipelines = Object.entries(valueAt(plain, ['service', 'pipelines']) ?? {});
  const signals = new Set(pipelines.map(([id]) => signalOf(id)));
  return [
    ...[...signals].map((signal) => ({
      name: `the pipelines of ${signal}`,
      uses: pipelines.filter(([id]) => signalOf(id) === signal).map(([, pipeline]) => partsOf(plain, pipeline)),
    })),
    { name: '', uses: ['extensions', 'service.telemetry'].map((path) => valueAt(plain, path.split('.'))) },
  ];
}

/** `traces/kept` is a pipeline of traces. */
const signalOf = (id: string): string => id.replace(/[/].*$/, '');

/** The settings of what a pipeline names, by kind. */
const partsOf = (plain: unknown, pipeline: unknown): readonly unknown[] =>
  Object.entries(kinds).flatMap(([kind, sections]) => {
    const ids = isPlainObject(pipeline) ? pipeline[kind] : undefined;
    if (!Array.isArray(ids)) return [];
    return ids.flatMap((id) => sections.map((section) => valueAt(plain, [section, String(id)])));
  });
