import { ask } from '../http';
import { atRate } from './pace';

/** What is asked of Tempo. */
export interface Asked {
  /** Where it answers. */
  readonly url: string;
  /** From when on there are spans, in milliseconds. */
  readonly begin: number;
  /** The ids of some traces, the oldest first. */
  readonly traces: string[];
}

/** In each second, beside as many traces by their id. */
const searchesPerSecond = 2;

/** More than a querier answers at once, so that all that it has is in use; each in so many rounds. */
const atOnce = { searches: 24, rounds: 2 };

async function answer(url: string): Promise<string> {
  const { status, text } = await ask(url, { timeoutSeconds: 120 });
  if (status !== 200) throw new Error(`Tempo answers ${status} to ${url}: ${text.slice(0, 300)}`);
  return text;
}

function search({ url, begin }: Asked, query: string): Promise<string> {
  const parameters = new URLSearchParams({
    q: query,
    limit: '20',
    start: String(Math.floor(begin / 1000)),
    end: String(Math.ceil(Date.now() / 1000)),
  });
  return answer(`${url}/api/search?${parameters}`);
}

/** Asks for traces by their id, and by a service and a state, as people do. Returns how many questions there were. */
export async function askSteadily(asked: Asked, seconds: number): Promise<number> {
  const begin = performance.now();
  let [queries, empty] = [0, 0];
  for (; queries < seconds * searchesPerSecond * 2; queries += 2) {
    // Those of the last seconds may not be readable yet.
    const known = asked.traces.slice(0, -50);
    const id = known[Math.floor(Math.random() * known.length)];
    const service = `shop-${Math.floor(Math.random() * 40)}`;
    const [, found] = await Promise.all([
      answer(`${asked.url}/api/v2/traces/${id}`),
      search(asked, `{ resource.service.name = "${service}" && span.http.response.status_code = "200" }`),
    ]);
    if (!found.includes('traceID')) empty++;
    await atRate(queries / 2, searchesPerSecond, begin);
  }
  // While blocks are compacted, some are on neither list.
  if (empty > queries / 10) throw new Error(`Tempo finds nothing by ${empty} of ${queries / 2} searches`);
  return queries;
}

/** Searches that find nothing and so read a column of all blocks, many at once. Returns how many there were. */
export async function searchAtOnce(asked: Asked): Promise<number> {
  for (let round = 0; round < atOnce.rounds; round++) {
    // Each differs, so that none is answered from what is remembered of another.
    const each = (index: number) => search(asked, `{ span.enduser.id = "nobody-${round}-${index}" }`);
    await Promise.all(Array.from({ length: atOnce.searches }, (_, index) => each(index)));
  }
  return atOnce.rounds * atOnce.searches;
}
