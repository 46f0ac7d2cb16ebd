import type { Settings } from '../../opentelemetry/pipelines';
import type { ComponentKind } from '../syntax/file';
import type { ExportKind } from '../syntax/value';
import type { Handlers } from './extensions';

type Comment = string | ((id: string) => string);

type AnyExports = Readonly<Record<string, ExportKind>>;

/** What a component of the Collector is in Alloy, which has the same program inside, and how its settings are written there. */
export interface Translation {
  readonly kind: ComponentKind<object, AnyExports>;
  /** Why it is there. A function: by its id in the Collector. */
  readonly comment: Comment;
  /** The arguments, but for whom it gives its data to. `handlers`: what stands for the extensions that the settings name. */
  readonly write: (settings: Settings, handlers: Handlers) => object;
}

/** `write` takes the settings in the form that they have in the Collector. */
export const translated = <S extends object, A extends object>(
  kind: ComponentKind<A, AnyExports>,
  comment: Comment,
  write: (settings: S, handlers: Handlers) => Omit<A, 'output'>,
): Translation => ({ kind, comment, write: (settings, handlers) => write(settings as S, handlers) });

/** Settings that have the same names in both. */
export const unchanged = (kind: ComponentKind<object, AnyExports>, comment: Comment): Translation => ({
  kind,
  comment,
  write: (settings) => settings,
});
