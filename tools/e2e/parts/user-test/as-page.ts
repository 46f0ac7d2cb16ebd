import { askJson } from '../../../http';
import { askUntil } from '../../../wait';
import type { TestAnswer } from '../../applications/user-test';
import type { Pod } from '../../cluster/pod';
import { Sender, type Span } from '../../send/otlp';

/** The attribute by which the spans of the test are known: what the request was a test of. */
export const testedBy = 'test.group';

/** nginx takes only small batches. */
const batch = 18;

/** How long somebody tries whom the page refuses. */
const seconds = 60;

/**
 * Sends the spans of the page that made the requests, as the page does it: with the attributes that its server says, to the page's own origin.
 * Each has failed, so that a sampler keeps its trace, whole. `from`: the pod from which they were made.
 */
export async function sendAsPage(url: string, from: Pod, answers: readonly TestAnswer[]): Promise<void> {
  const page = new Sender(`${url}/otlp`, from, await askJson<Record<string, string>>(`${url}/telemetry.json`));
  for (let index = 0; index < answers.length; index += batch) {
    const spans = answers.slice(index, index + batch).map(
      ({ traceId, spanId, end, milliseconds, group, path, body }): Span => ({
        ...{ traceId, spanId, end, milliseconds, failed: true, kind: 'client' },
        name: `${body ? 'POST' : 'GET'} ${path}`,
        attributes: { [testedBy]: group },
      }),
    );
    const taken = () => page.attemptSpans(spans);
    const { status } = await askUntil(seconds, taken, (each) => each.status === 200, 1000);
    if (status !== 200) throw new Error(`the page answers ${status} to spans, for ${seconds} s`);
  }
}
