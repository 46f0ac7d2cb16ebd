import type { ConfigurationPart } from '../../kit/environment/escape-hatches';
import { isPlainObject } from '../../kit/model/validation';

/**
 * A part for each component of a file, which is given as plain data: the component and all that it refers to, directly or through others.
 * A component to which no other refers, such as one that reads log files, is an outer part; all others are inner ones.
 */
export function fileParts(plain: unknown): readonly ConfigurationPart[] {
  const bodies = isPlainObject(plain) ? plain : {};
  const references = new Map(Object.entries(bodies).map(([name, body]) => [name, referencesIn(body, bodies)]));
  const referredTo = new Set([...references.values()].flat());
  return Object.keys(bodies).map((name) => {
    const reached = new Set([name]);
    // A set that grows while it is walked: what is added is visited too.
    for (const each of reached) for (const next of references.get(each) ?? []) reached.add(next);
    return {
      name: `what ${name} leads to`,
      uses: Object.fromEntries([...reached].map((each) => [each, bodies[each]])),
      isInner: referredTo.has(name),
    };
  });
}

/** The components that are named in a body: `loki.write.logs.receiver` is of `loki.write "logs"`. */
function referencesIn(body: unknown, bodies: Readonly<Record<string, unknown>>): string[] {
  const text = JSON.stringify(body) ?? '';
  return Object.keys(bodies).filter((name) => text.includes(`${name.replace(/ "(.*)"$/, '.$1')}.`));
}
