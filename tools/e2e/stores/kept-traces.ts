import { type Labels, matches } from '../labels';
import type { TraceSink } from '../programs/trace-sink';
import type { TraceStore } from './trace-store';

/** The traces that were kept: as their store finds them, or as they came to what stands for it. */
export class KeptTraces {
  constructor(private readonly from: TraceStore | TraceSink) {}

  /** What is asked to find the traces of a service, in words. `more`: further attributes of its resource. */
  question(service: string, more: Labels = {}): string {
    const query = queryFor(ofService(service, more));
    return 'resources' in this.from ? `what the Collector sends on, ${query}` : query;
  }

  /** Whether a trace is there. A store finds it by its id at once, and by a search half a minute later. */
  has(id: string): Promise<boolean> {
    const { from } = this;
    return 'resources' in from ? Promise.resolve(from.resources.has(id)) : from.has(id);
  }

  /** The ids of the traces in which a service has a part. */
  async ids(service: string, limit: number, more: Labels = {}): Promise<ReadonlySet<string>> {
    const { from } = this;
    const wanted = ofService(service, more);
    if ('resources' in from) {
      const found = [...from.resources].filter(([, resources]) => resources.some((each) => matches(each, wanted)));
      return new Set(found.map(([id]) => id));
    }
    const found = await from.search(queryFor(wanted), limit);
    return new Set(found.map(({ traceID }) => traceID.padStart(32, '0')));
  }
}

const ofService = (service: string, more: Labels): Labels => ({ 'service.name': service, ...more });

function queryFor(attributes: Labels): string {
  const terms = Object.entries(attributes).map(([name, value]) => `resource.${name} = "${value}"`);
  return `{ ${terms.join(' && ')} }`;
}
