import { ask } from '../http';

/** CPU time: as most SDKs measure it, and as that of Node.js does, which counts it beside the time on the clock. */
const cpuTimes = ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'wall:cpu:nanoseconds:wall:nanoseconds'];

/** Asks for profiles. https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
export class ProfileStore {
  constructor(private readonly url: string) {}

  /** The names of the functions in the profiles of a service by CPU time, of the last half hour. */
  async functions(service: string): Promise<readonly string[]> {
    return (await Promise.all(cpuTimes.map((type) => this.names('SelectMergeStacktraces', type, service, {})))).flat();
  }

  /** The same, of what the service did in these spans alone. */
  async functionsInSpans(service: string, spans: readonly string[]): Promise<readonly string[]> {
    const more = { spanSelector: spans };
    return (
      await Promise.all(cpuTimes.map((type) => this.names('SelectMergeSpanProfile', type, service, more)))
    ).flat();
  }

  private async names(method: string, type: string, service: string, more: object): Promise<readonly string[]> {
    const body = JSON.stringify({
      profileTypeID: type,
      labelSelector: `{service_name="${service}"}`,
      start: Date.now() - 1_800_000,
      end: Date.now(),
      ...more,
    });
    const headers = { 'content-type': 'application/json' };
    const { status, text } = await ask(`${this.url}/querier.v1.QuerierService/${method}`, { body, headers });
    if (status !== 200) throw new Error(`${method}: ${status} ${text}`);
    const { flamegraph } = JSON.parse(text) as { readonly flamegraph?: { readonly names?: readonly string[] } };
    return flamegraph?.names ?? [];
  }
}
