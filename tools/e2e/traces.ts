import { type Labels, matches } from './labels';
import type { TraceSink } from './programs/trace-sink';
import type { Stores } from './stores';

/** The traces that were kept: as Tempo finds them, or as they came to what stands for it. */
export class KeptTraces {
  constructor(
    private readonly stores: Stores,
    private readonly sink: TraceSink | undefined,
  ) {}

  /** What is asked to find the traces of a service, in words. `more`: further attributes of its resource. */
  question(service: string, more: Labels = {}): string {
    const query = queryFor(ofService(service, more));
    return this.sink ? `what the Collector sends on, ${query}` : query;
  }

  /** The ids of the traces in which a service has a part. */
  async ids(service: string, limit: number, more: Labels = {}): Promise<ReadonlySet<string>> {
    const wanted = ofService(service, more);
    if (this.sink) {
      const found = [...this.sink.resources].filter(([, resources]) => resources.some((each) => matches(each, wanted)));
      return new Set(found.map(([id]) => id));
    }
    const found = await this.stores.traceql(queryFor(wanted), limit);
    return new Set(found.map(({ traceID }) => traceID.padStart(32, '0')));
  }
}

const ofService = (service: string, more: Labels): Labels => ({ 'service.name': service, ...more });

function queryFor(attributes: Labels): string {
  const terms = Object.entries(attributes).map(([name, value]) => `resource.${name} = "${value}"`);
  return `{ ${terms.join(' && ')} }`;
}
