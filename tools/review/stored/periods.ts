import { isDeepStrictEqual } from 'node:util';
import { type ComponentState, textWithin, within } from './documents';

/** How Loki finds what it stored since a day. https://grafana.com/docs/loki/latest/operations/storage/schema/ */
interface Period {
  /** The day, as `2026-01-01`. */
  readonly from: string;
}

/**
 * Periods of Loki that have begun and are not as they were, and new ones that begin before tomorrow: what was stored in these days is
 * looked for as it was not stored. `sameStore`: whether the store of a period counts; it does not where the bucket is another one, which is
 * said by itself.
 */
export function changedPeriods(before: ComponentState, after: ComponentState, now: Date, sameStore: boolean) {
  const [was, is] = [periodsOf(before, sameStore), periodsOf(after, sameStore)];
  if (was.length === 0 || is.length === 0) return undefined;
  const today = now.toISOString().slice(0, 10);
  const [began, begins] = [was, is].map((periods) => periods.filter(({ from }) => from <= today));
  return isDeepStrictEqual(began, begins) ? undefined : { before: began, after: begins };
}

function periodsOf({ documents }: ComponentState, withStore: boolean): Period[] {
  const configs = documents
    .map(({ content }) => within(content, 'schema_config', 'configs'))
    .find((each) => Array.isArray(each));
  return ((configs ?? []) as readonly object[])
    .map((config) => {
      const { object_store: store, ...rest }: { object_store?: unknown } = config;
      const from = textWithin(config, 'from') ?? '';
      return withStore ? { ...rest, from, object_store: store } : { ...rest, from };
    })
    .sort((a, b) => a.from.localeCompare(b.from));
}
