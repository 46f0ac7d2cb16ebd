import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ask } from '../../http';
import { eventually } from '../../wait';
import { inUrl } from '../cluster/addresses';
import { type Pod, portOf } from '../cluster/pod';
import { browser } from '../needs/browser';
import { collector } from '../needs/collector';
import { running } from '../needs/running';
import { traceStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

export interface PageProps {
  /** The workload that serves the page. Its name is that of the service in the page's spans. */
  readonly workload: string;
  /** The service behind it. */
  readonly backend: string;
  /** What the page shows when its calls have been answered. */
  readonly shows: RegExp;
}

const urlOf = (pod: Pod): string => `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;

/** A page in a real browser: it shows what its calls bring, and each call is a trace that begins in the browser. */
export const pageInBrowser = ({ workload, backend, shows }: PageProps): Part => ({
  title: `The page of ${workload} in a browser`,
  steps: ({ model }) => {
    const page = running(model.workload(workload).peer);
    const needs = { page, backend: running(model.workload(backend).peer) };
    const seen = `{ resource.service.name = "${workload}" } >> { resource.service.name = "${backend}" && kind = server }`;
    return [
      check({
        name: 'a browser shows the page with what its calls bring',
        asked: `${shows}`,
        needs: { ...needs, browser },
        find: async (given) => {
          const shown = await shownBy(given.browser, urlOf(given.page.pod));
          const found = shows.exec(shown)?.[0];
          return { passed: found !== undefined, got: found ?? shown.slice(-300) };
        },
      }),
      check({
        name: "the page's calls are traces that begin in the browser and go on in the backend",
        asked: seen,
        needs: { ...needs, browser, collector: collector(model), traces: traceStore(model) },
        find: async ({ traces }) => {
          const found = await eventually(60, async () => {
            const kept = await traces.search(seen);
            return kept.length > 0 ? kept : undefined;
          });
          return {
            passed: found !== undefined,
            got: found ? `${found.length} traces, one of ${found[0]?.rootTraceName}` : 'none',
          };
        },
      }),
      check({
        name: "the page's spans know their pod",
        asked: `{ resource.service.name = "${workload}" && resource.k8s.pod.name = … }`,
        needs: { ...needs, browser, collector: collector(model), traces: traceStore(model) },
        find: async ({ traces, page: { pod } }) => {
          const query = `{ resource.service.name = "${workload}" && resource.k8s.pod.name = "${pod.name}" }`;
          const found = await eventually(60, async () => ((await traces.search(query)).length > 0 ? true : undefined));
          return { passed: found === true, got: found ? pod.name : 'none of its pod' };
        },
      }),
      check({
        name: 'spans that are too large, too many or not posted are refused at the page',
        asked: '413, 403, and 429 among 60 at once',
        needs,
        find: async (given) => {
          const url = `${urlOf(given.page.pod)}/otlp/v1/traces`;
          const large = await ask(url, { body: 'x'.repeat(200 * 1024) });
          const read = await ask(url);
          const many = await Promise.all(Array.from({ length: 60 }, () => ask(url, { body: '{}' })));
          const refused = many.filter(({ status }) => status === 429).length;
          return {
            passed: large.status === 413 && read.status === 403 && refused > 0 && refused < 60,
            got: `${large.status}, ${read.status}, and 429 for ${refused}`,
          };
        },
      }),
    ];
  },
});

/** The page as a browser has it when its calls are answered and its spans are sent. */
async function shownBy(browser: string, url: string): Promise<string> {
  const words = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
  // Time that nobody waits for passes at once.
  const child = spawn(browser, [...words, '--incognito', '--virtual-time-budget=10000', '--dump-dom', url], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  return Buffer.concat(chunks).toString();
}
