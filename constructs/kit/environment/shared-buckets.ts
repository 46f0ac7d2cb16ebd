import type { Connection } from '../model/endpoint';
import { type Finding, isSameFinding } from '../model/findings';
import type { Bucket, Protocol } from '../model/protocols';
import type { Environment } from './environment';

/** What one component keeps in a bucket. */
interface Kept {
  readonly environment: Environment;
  readonly component: string;
  readonly bucket: string;
  readonly prefixes: readonly string[];
  /** A text that is equal for what is in one bucket. */
  readonly key: string;
}

const protocols: readonly Protocol[] = ['s3', 'gcs', 'azure-blob'];

/**
 * Reports stores that keep their objects in one bucket under one prefix, also in different environments: each would delete what the
 * other has. A store without a prefix has the bucket as a whole.
 */
export function sharedBuckets(environments: readonly Environment[]): readonly Finding[] {
  const kept = environments.flatMap((environment) =>
    environment.connections.flatMap((connection) => keptBy(environment, connection)),
  );
  const findings = kept.flatMap((each, index) => {
    // Several workloads of one store share what it keeps.
    const before = kept
      .slice(0, index)
      .filter(
        ({ key, environment, component }) =>
          key === each.key && !(environment === each.environment && component === each.component),
      );
    const other = before.find(({ prefixes }) => each.prefixes.some((a) => prefixes.some((b) => overlap(a, b))));
    return other ? [finding(each, other)] : [];
  });
  return findings.filter((each, index) => index === findings.findIndex((other) => isSameFinding(each, other)));
}

/** No prefix holds another: each is one part of a path. */
const overlap = (a: string, b: string): boolean => a === b || a === '' || b === '';

function keptBy(environment: Environment, { from, to }: Connection): Kept[] {
  if (!protocols.includes(to.protocol)) return [];
  const { bucket, prefixes = [] } = to.offers as Bucket;
  if (bucket === undefined) return [];
  // The buckets of AWS and of Google have one name in the world.
  const where = to.protocol === 'gcs' || /\.amazonaws\.com(\.cn)?$/.test(to.host) ? '' : to.address;
  return [{ environment, component: from.component, bucket, prefixes, key: `${to.protocol} ${where} ${bucket}` }];
}

/** A prefix that the other store does not have: the component's name, or with that of its environment. */
function ownPrefix(environment: string, component: string, { prefixes }: Kept): string {
  const written = (name: string) => name.replace(/[^A-Za-z0-9]/g, '');
  const own = written(component);
  // A store may have several below one prefix.
  return prefixes.some((prefix) => prefix.startsWith(own)) ? written(`${environment}${component}`) : own;
}

function finding({ environment, component, bucket }: Kept, other: Kept): Finding {
  const of = other.environment === environment ? '' : ` of ${other.environment.name}`;
  const madeAt = environment.components.find(({ name }) => name === component)?.madeAt;
  return {
    environment: environment.name,
    component,
    property: 'storage',
    problem: `${other.component}${of} keeps its data in ${bucket} under the same prefix, so each would delete what the other has`,
    instead: `prefix: '${ownPrefix(environment.name, component, other)}', another one than there, or a bucket of its own`,
    callSites: madeAt ? [madeAt] : [],
  };
}
