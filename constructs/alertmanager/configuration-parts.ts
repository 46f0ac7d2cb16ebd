import type { ConfigurationPart } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { mapsAt, valueAt } from '../kit/model/value-at';

/** A part for each receiver that a route names and that tells somebody, and one for the whole configuration. */
export function receiverParts(plain: unknown): readonly ConfigurationPart[] {
  const named = namedBy(valueAt(plain, ['route']));
  const told = mapsAt(plain, 'receivers').filter((each) => named.includes(each.name) && tellsSomebody(each));
  return [
    ...told.map((receiver) => ({
      name: `the receiver ${receiver.name}`,
      uses: receiver,
      instead: 'receiver, routes or deadMansSwitch without it, or with another',
    })),
    { name: '', uses: plain },
  ];
}

/** The receivers of a route and of those within it. */
const namedBy = (route: unknown): unknown[] =>
  isPlainObject(route) ? [route.receiver, ...mapsAt(route, 'routes').flatMap(namedBy)] : [];

const tellsSomebody = (receiver: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(receiver).some(([key, value]) => key.endsWith('_configs') && Array.isArray(value) && value.length > 0);
