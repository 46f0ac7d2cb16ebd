import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pc from 'picocolors';
import { startInNamespaces } from '../namespaces';
import type { Report } from '../report';
import { availableMemory } from './available-memory';
import type { Programs } from './programs';
import { type Found, foundFile, type Prepared } from './run';
import type { Delivery } from './steps';

/** An environment, brought into a cluster of its own in one of two ways. */
export interface Part {
  readonly environment: string;
  readonly delivery: Delivery;
}

const deliveries: Readonly<Record<Delivery, string>> = { argocd: 'Argo CD', kubectl: 'kubectl' };

export const partsOf = (environments: readonly string[]): Part[] =>
  environments.flatMap((environment) =>
    (Object.keys(deliveries) as Delivery[]).map((delivery) => ({ environment, delivery })),
  );

/** How often a part brings each object: Argo CD does so once for every way in which it knows what belongs to an Application. */
const times: Readonly<Record<Delivery, number>> = { argocd: 2, kubectl: 1 };

/** The longest first, so that the last ones that run end together. `files`: how many files an environment has in `dist/`. */
export const longestFirst = (parts: readonly Part[], files: (environment: string) => number): Part[] => {
  const weight = ({ environment, delivery }: Part) => times[delivery] * files(environment);
  return [...parts].sort((one, other) => weight(other) - weight(one));
};

const filesOf = (environment: string): number => readdirSync(join('dist', environment), { recursive: true }).length;

const bytesOfPart = 2 * 1024 ** 3;

/** How many parts run at once: for most of the time each waits for what a controller does next. */
const atOnce = (): number =>
  Math.max(1, Math.min(2 * availableParallelism(), Math.floor(availableMemory() / bytesOfPart)));

/** Runs the parts, and reports what each found. Returns the steps of the docs that were run. */
export async function runParts(
  parts: readonly Part[],
  { folder, programs, report }: { readonly folder: string; readonly programs: Programs; readonly report: Report },
): Promise<string[]> {
  const width = Math.max(...parts.map((part) => labelOf(part).length));
  const waiting = longestFirst(parts, filesOf);
  const ran: string[] = [];
  const results = new Map<Part, Found['results']>();
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const found = await runPart(part, width, { folder: join(folder, part.environment, part.delivery), programs });
      results.set(part, found.results);
      ran.push(...found.ran);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parts.length, atOnce()) }, worker));
  for (const part of parts) {
    for (const result of results.get(part) ?? []) {
      report.results.push({ ...result, name: `${labelOf(part)}: ${result.name}` });
    }
  }
  return ran;
}

const labelOf = ({ environment, delivery }: Part): string => `${environment}, ${deliveries[delivery]}`;

/** One of them. What it prints is printed at once, with its name before each line. */
async function runPart(
  part: Part,
  width: number,
  { folder, programs }: Pick<Prepared, 'folder' | 'programs'>,
): Promise<Found> {
  mkdirSync(folder, { recursive: true });
  const what: Prepared = { ...part, folder, programs };
  const child = startInNamespaces('e2e-cluster', what, { stdout: 'pipe' });
  if (child.stdout) {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => console.log(`${pc.dim(labelOf(part).padEnd(width))} ${line}`));
  }
  const [code, signal] = await once(child, 'close');
  const file = foundFile(folder);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Found;
  const got = `it ended with ${signal ?? code} before its last check`;
  return { results: [{ name: 'runs to its end', passed: false, skipped: false, got }], ran: [] };
}
