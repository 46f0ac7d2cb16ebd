import type { Connection, Environment } from '../../constructs/kit';
import type { Bucket, Protocol } from '../../constructs/kit/model/protocols';
import { code, type PackagePage, table } from './markdown';

/** How people call each kind of object storage. */
const storages: Partial<Record<Protocol, string>> = {
  s3: 'the bucket',
  gcs: 'the bucket',
  'azure-blob': 'the container',
};

/** What somebody makes outside before the first sync: buckets, databases and topics, each with who must be let in. */
export function outsideText(environment: Environment, pageOf: PackagePage): string {
  const own = environment.components.map(({ name }) => name);
  const outgoing = environment.connections.filter(({ to }) => !own.includes(to.owner.component));
  const kept = outgoing.flatMap((connection) => {
    const what = keptAt(connection);
    return what === undefined ? [] : [{ connection, what, where: code(connection.to.address) }];
  });
  if (kept.length === 0) return '';
  const places = new Map(kept.map(({ what, where }) => [`${what} ${where}`, { what, where }]));
  const rows = [...places.values()].map(({ what, where }) => {
    const users = kept.filter((each) => each.what === what && each.where === where);
    return [
      what,
      where,
      letIn(
        environment,
        users.map(({ connection }) => connection),
      ),
    ];
  });
  const isBucket = kept.some(({ connection: { to } }) => storages[to.protocol] !== undefined);
  const more = isBucket ? ` More: ${pageOf('the bucket', 'keep-data-in-object-storage.md#the-bucket')}.` : '';
  return `
## What must be made outside

Nobody here makes these, and pods wait for them.${more}

${table([['what', 'where', 'who is let in'], ...rows])}
`;
}

/** What is kept for the environment at the other end of a connection; undefined where nothing is. */
function keptAt({ to, topic }: Connection): string | undefined {
  if (topic) return `the topic ${code(topic.name)} with ${topic.partitions} partitions or more`;
  if (to.protocol === 'postgresql') return `the database ${code(to.path.slice(1))}`;
  const { bucket, prefixes = [] } = to.offers as Bucket;
  const storage = storages[to.protocol];
  if (storage === undefined || bucket === undefined) return undefined;
  const below = prefixes.filter((prefix) => prefix !== '').map((prefix) => code(`${prefix}/`));
  return `${storage} ${code(bucket)}${below.length === 0 ? '' : `, in it ${below.join(', ')}`}`;
}

/** By whom others know the pods: a login, or the service accounts that have an identity in the cloud. */
function letIn({ connections, workloads }: Environment, users: readonly Connection[]): string {
  const logins = users.flatMap(({ to: { access } }) => [
    ...(access?.credentials?.kind === 'basic-login' ? [code(access.credentials.username)] : []),
    ...(access?.sasl ? [code(access.sasl.username)] : []),
  ]);
  const accounts = workloads
    .filter(({ peer }) => users.some(({ from }) => from.peer === peer))
    .filter(({ peer }) => connections.some(({ from, to }) => from.peer === peer && to.protocol === 'cloud.tokens'))
    .map(({ name, component }) => code(`${component.targetNamespace.name}/${name}`));
  const byAccount = accounts.length === 0 ? [] : [`the service accounts ${accounts.join(', ')}`];
  const known = [...new Set(logins), ...byAccount];
  const byKey = users.some(({ to }) => storages[to.protocol] !== undefined) ? 'who has the key' : 'who can reach it';
  return known.length > 0 ? known.join(', ') : byKey;
}
