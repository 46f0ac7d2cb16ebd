import type { Settings } from '../../opentelemetry/pipelines';
import type { ComponentKind } from '../syntax/file';
import type { ExportKind, Reference } from '../syntax/value';

export type StorageHandler = Reference<'storage handler'>;

type AnyExports = Readonly<Record<string, ExportKind>>;

/** What a component of the Collector is in Alloy, which has the same program inside, and how its settings are written there. */
export interface Translation {
  readonly kind: ComponentKind<object, AnyExports>;
  /** Why it is there. */
  readonly comment: string;
  /** The arguments, but for whom it gives its data to. `storage`: where it keeps what waits. */
  readonly write: (settings: Settings, storage?: StorageHandler) => object;
}

/** `write` takes the settings in the form that they have in the Collector. */
export const translated = <S extends object, A extends object>(
  kind: ComponentKind<A, AnyExports>,
  comment: string,
  write: (settings: S, storage?: StorageHandler) => Omit<A, 'output'>,
): Translation => ({ kind, comment, write: (settings, storage) => write(settings as S, storage) });

/** Settings that have the same names in both. */
export const unchanged = (kind: ComponentKind<object, AnyExports>, comment: string): Translation => ({
  kind,
  comment,
  write: (settings) => settings,
});
