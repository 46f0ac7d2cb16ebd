import { isObject } from '../../tools/is-object';

/** How something is sent: what the Collector's configuration and Alloy's say alike. */
export type Sent = Readonly<Record<string, unknown>>;

type Body = Readonly<Record<string, unknown>>;

const bodyOf = (value: unknown): Body => (isObject(value) ? (value as Body) : {});

/** What is not stated is left out, and where each program has its Secrets, so that both sides are compared by what they state. */
const stated = (sent: Sent): Sent => JSON.parse(JSON.stringify(sent).replaceAll(/\/etc\/\w+-secrets\//g, ''));

/** By its signal, or whose copy it is. */
const inOrder = (all: readonly Sent[]): Sent[] =>
  all.map(stated).toSorted((one, other) => String(one.name).localeCompare(String(other.name)));

/** Every exporter of a Collector's configuration. */
export function sentByCollector(configuration: unknown): Sent[] {
  const { exporters, extensions } = bodyOf(configuration);
  const known = bodyOf(extensions);
  return inOrder(
    Object.entries(bodyOf(exporters)).map(([id, exporter]) => {
      const { endpoint, proxy_url, auth, tls, timeout, compression, retry_on_failure, sending_queue } =
        bodyOf(exporter);
      const { authenticator } = bodyOf(auth);
      const { filename, scheme } = bodyOf(known[String(authenticator)]);
      const { storage, ...queue } = bodyOf(sending_queue);
      const { max_elapsed_time, enabled } = bodyOf(retry_on_failure);
      const [kind = '', name = ''] = id.split('/');
      return {
        name,
        grpc: kind === 'otlp_grpc',
        ...{ endpoint, proxy_url, tls, timeout, compression },
        credentials: filename && { filename, scheme: scheme ?? 'Bearer' },
        repeats: max_elapsed_time === 0 ? 'without end' : enabled,
        queue,
        onDisk: storage !== undefined && known[String(storage)] !== undefined,
      };
    }),
  );
}

/** Every exporter of Alloy's file, as plain data. */
export function sentByAlloy(file: unknown): Sent[] {
  const blocks = bodyOf(file);
  const named = (reference: unknown, kind: string): Body => {
    const label = String(reference).match(new RegExp(`${kind.replaceAll('.', '\\.')}\\.(\\w+)\\.`))?.[1];
    return bodyOf(blocks[`${kind} "${label}"`]);
  };
  return inOrder(
    Object.entries(blocks).flatMap(([header, block]) => {
      const [, kind, name] = /^otelcol\.exporter\.(otlp|otlphttp) "(\w+)"$/.exec(header) ?? [];
      if (!kind) return [];
      const { client, timeout, retry_on_failure, sending_queue } = bodyOf(block);
      const { endpoint, proxy_url, auth, tls, compression } = bodyOf(client);
      const { scheme, token } = named(auth, 'otelcol.auth.bearer');
      const { filename } = named(token, 'local.file');
      const { storage, ...queue } = bodyOf(sending_queue);
      const { max_elapsed_time, enabled } = bodyOf(retry_on_failure);
      return {
        name,
        grpc: kind === 'otlp',
        ...{ endpoint, proxy_url, tls, timeout, compression },
        credentials: auth && { filename, scheme: scheme ?? 'Bearer' },
        repeats: max_elapsed_time === '0s' ? 'without end' : enabled,
        queue,
        onDisk: storage !== undefined && named(storage, 'otelcol.storage.file') !== undefined,
      };
    }),
  );
}
