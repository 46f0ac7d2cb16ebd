import { nodeJsCpu, processCpu } from '../../../constructs/kit/vocabulary/profile-types';
import { askJson } from '../../http';

/** The attribute by which a span names its profile, and by which Grafana draws the link to it. */
export const profileAttribute = 'pyroscope.profile.id';

/** The spans of a service that name their profiles, in TraceQL. */
export const spansWithProfile = (service: string): string =>
  `{ resource.service.name = "${service}" && span.${profileAttribute} != "" }`;

const cpuTimes = [processCpu, nodeJsCpu];

interface Flamegraph {
  readonly names?: readonly string[];
  /** In the unit of the type. */
  readonly total?: string;
}

/** What Grafana's datasource for profiles is asked. */
export interface AskedProfile {
  readonly labelSelector: string;
  readonly profileTypeId: string;
  /** Milliseconds since 1970. Default: the last half hour. */
  readonly start?: number;
  readonly end?: number;
  /** Of these spans alone. Default: of the whole service. */
  readonly spanSelector?: readonly string[];
}

/** Asks for profiles. https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
export class ProfileStore {
  constructor(private readonly url: string) {}

  /** The names of the functions in the profiles of a service by CPU time, of the last half hour. */
  async functions(service: string): Promise<readonly string[]> {
    return (
      await Promise.all(cpuTimes.map((type) => this.functionsOf(selectorOf({ service_name: service }), type)))
    ).flat();
  }

  /** The same, of profiles of one type, by a selector of their labels. */
  async functionsOf(selector: string, type: string): Promise<readonly string[]> {
    return (await this.flamegraph('SelectMergeStacktraces', type, selector)).names ?? [];
  }

  /** The names of the functions that Grafana would show. */
  async functionsAsked({
    labelSelector,
    profileTypeId,
    start,
    end,
    spanSelector,
  }: AskedProfile): Promise<readonly string[]> {
    const method = spanSelector ? 'SelectMergeSpanProfile' : 'SelectMergeStacktraces';
    const range = start === undefined ? {} : { start, end };
    return (await this.flamegraph(method, profileTypeId, labelSelector, { ...range, spanSelector })).names ?? [];
  }

  /** The same, only of what the service did in these spans. */
  async functionsInSpans(service: string, spans: readonly string[]): Promise<readonly string[]> {
    const { names = [] } = await this.flamegraph(
      'SelectMergeSpanProfile',
      processCpu,
      selectorOf({ service_name: service }),
      {
        spanSelector: spans,
      },
    );
    return names;
  }

  /** The processor time in the profiles of the last half hour, in seconds. */
  async cpuSeconds(labels: Readonly<Record<string, string>>): Promise<number> {
    const { total = 0 } = await this.flamegraph('SelectMergeStacktraces', processCpu, selectorOf(labels));
    return Number(total) / 1e9;
  }

  private async flamegraph(
    method: string,
    type: string,
    labelSelector: string,
    more: object = {},
  ): Promise<Flamegraph> {
    const range = { start: Date.now() - 1_800_000, end: Date.now() };
    const body = JSON.stringify({ profileTypeID: type, labelSelector, ...range, ...more });
    const headers = { 'content-type': 'application/json' };
    const { flamegraph = {} } = await askJson<{ flamegraph?: Flamegraph }>(
      `${this.url}/querier.v1.QuerierService/${method}`,
      { body, headers },
    );
    return flamegraph;
  }
}

const selectorOf = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}}`;
