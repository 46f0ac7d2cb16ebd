import type { Finding } from '../constructs/kit';
import type { Manifest } from './manifests/manifest';

/** What is wrong with an object of `dist/`. */
interface Wrong {
  /** Where in the object, such as `container loki`. Default: the object as a whole. */
  readonly where?: string;
  /** What is wrong, with the value. */
  readonly problem: string;
  /** What to write instead. */
  readonly instead: string;
}

/** A finding about an object: its place is the object, as `kubectl` names it. */
export function findingAt({ environment, component, object }: Manifest, { where, problem, instead }: Wrong): Finding {
  const name = `${object.kind} ${object.metadata.name}`;
  return { environment, component, property: where === undefined ? name : `${name} › ${where}`, problem, instead };
}
