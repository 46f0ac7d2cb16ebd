import type { ReviewedObject } from '../objects';
import {
  type ComponentState,
  type Document,
  type Found,
  listWithin,
  type Settings,
  stated,
  textWithin,
  within,
} from './documents';

/** Tenants that stand for everything, as these programs call who is not asked for a tenant. */
const everybody = ['fake', 'anonymous', '*', 'defaults'];

const flag = '--storage.tsdb.retention.time=';

/** How long a component keeps what it stores, as it is written; the general time by an empty selector. */
export const retentionsOf = ({ documents, objects }: ComponentState): Settings =>
  stated([...documents.flatMap(ofDocument), ...objects.flatMap(ofFlags)]);

function ofDocument({ content }: Document): Found[] {
  const overrides = within(content, 'overrides');
  const tenants = typeof overrides === 'object' && overrides !== null ? Object.keys(overrides) : [];
  return [
    ['', textWithin(content, 'backend_worker', 'compaction', 'block_retention')],
    ...ofLimits('', within(content, 'limits')),
    ...ofLimits('', within(content, 'limits_config')),
    ...tenants.flatMap((name) => ofLimits(everybody.includes(name) ? '' : name, within(overrides, name))),
  ];
}

/** The limits of Loki, Mimir, Tempo and Pyroscope, each with its key. */
function ofLimits(about: string, limits: unknown): Found[] {
  return [
    [about, textWithin(limits, 'retention_period')],
    [about, textWithin(limits, 'compactor_blocks_retention_period')],
    [about, textWithin(limits, 'compaction', 'block_retention')],
    ...listWithin(limits, 'retention_stream').map(
      (stream): Found => [`${about}${textWithin(stream, 'selector')}`, textWithin(stream, 'period')],
    ),
  ];
}

/** Prometheus reads it from a flag. */
function ofFlags({ spec }: ReviewedObject): Found[] {
  const args = listWithin(spec, 'template', 'spec', 'containers').flatMap((each) => listWithin(each, 'args'));
  return args.flatMap((arg): Found[] =>
    typeof arg === 'string' && arg.startsWith(flag) ? [['', arg.slice(flag.length)]] : [],
  );
}

/** What is kept for a shorter time than before, with both times. What has no time of its own has the general one. */
export function shortened(before: Settings, after: Settings) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((about) => {
    const [was, is] = [before.get(about) ?? before.get(''), after.get(about) ?? after.get('')];
    if (was === undefined || is === undefined || hoursOf(is) >= hoursOf(was)) return [];
    return [{ about, before: was, after: is }];
  });
}

const hours: Readonly<Record<string, number>> = {
  ms: 1 / 3_600_000,
  s: 1 / 3600,
  m: 1 / 60,
  h: 1,
  d: 24,
  w: 7 * 24,
  y: 365 * 24,
};

/** Zero is for ever. */
function hoursOf(retention: string): number {
  const parts = [...retention.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)];
  return (
    parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (hours[unit] ?? 0), 0) || Number.POSITIVE_INFINITY
  );
}
