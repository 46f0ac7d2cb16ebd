import { ask } from '../http';

/** The profile by CPU time of Python's and of every other SDK that measures it. */
const cpuTime = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Asks for profiles. https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
export class ProfileStore {
  constructor(private readonly url: string) {}

  /** The names of the functions in the CPU profile of a service of the last half hour. */
  functions(service: string): Promise<readonly string[]> {
    return this.names('SelectMergeStacktraces', service, {});
  }

  /** The same, of what the service did in these spans alone. */
  functionsInSpans(service: string, spans: readonly string[]): Promise<readonly string[]> {
    return this.names('SelectMergeSpanProfile', service, { spanSelector: spans });
  }

  private async names(method: string, service: string, more: object): Promise<readonly string[]> {
    const body = JSON.stringify({
      profileTypeID: cpuTime,
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
