import { ask, type Response } from '../../http';
import type { Pod } from '../cluster/pod';
import { urlWords } from '../stores/url-words';

/** A profile of processor time. */
export interface SentProfile {
  readonly service: string;
  readonly labels: Readonly<Record<string, string>>;
  /** How often each stack of functions, from the outermost, was seen, a hundred times a second. */
  readonly stacks: Readonly<Record<string, number>>;
  /** When it ended. Default: now. */
  readonly agoSeconds?: number;
}

/** How long each profile lasts. */
const seconds = 10;

/**
 * Sends a profile as an SDK does, in the simplest of its formats.
 * https://grafana.com/docs/pyroscope/latest/reference-server-api/#ingestion-endpoint
 */
export function pushProfile(url: string, from: Pod, profile: SentProfile): Promise<Response> {
  const { service, labels, stacks, agoSeconds = 0 } = profile;
  const until = Math.floor(Date.now() / 1000) - agoSeconds;
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const words = urlWords({
    // With an ending such as `.cpu`, which Pyroscope takes as the type, Alloy would make it the service's name.
    name: `${service}{${pairs.join(',')}}`,
    from: until - seconds,
    until,
    format: 'folded',
    sampleRate: 100,
    units: 'samples',
  });
  return ask(`${url}/ingest?${words}`, {
    body: Object.entries(stacks)
      .map(([stack, count]) => `${stack} ${count}\n`)
      .join(''),
    headers: { 'content-type': 'text/plain' },
    from: from.address,
    timeoutSeconds: 60,
  });
}
