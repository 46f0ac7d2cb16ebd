import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../e2e/cluster';
import { ipv4Network } from '../e2e/cluster/addresses';
import type { ImageTable } from '../e2e/cluster/image';
import { Manifests } from '../e2e/cluster/manifests';
import { isReady } from '../e2e/cluster/probe';
import { RunFolder } from '../e2e/cluster/run-folder';
import { startInNamespaces } from '../namespaces';
import { eventually } from '../wait';

/** What the outer process has prepared. */
export interface Prepared {
  readonly environment: string;
  readonly images: ImageTable;
  readonly folder: string;
  /** Where the sight is left. */
  readonly file: string;
}

/** What the process of a pod was seen to be, in the kernel's own words. */
export interface Sight {
  readonly ready: boolean;
  /** What it printed last. */
  readonly lastWords: string;
  /** The top of its root file system. */
  readonly entries: readonly string[];
  /** `/proc/<pid>/status` by the names of its lines. */
  readonly status: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  readonly environment: readonly string[];
}

/** Runs the one pod of an environment whose image is in the table, in namespaces of its own, and looks at its process. */
export async function seePod(environment: string, images: ImageTable): Promise<Sight> {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-images-'));
  const file = join(folder, 'sight.json');
  try {
    const what: Prepared = { environment, images, folder, file };
    const [code] = await once(startInNamespaces('e2e-images', what), 'exit');
    if (code !== 0) throw new Error(`the run of the pod ended with ${code}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Sight;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, inside. */
export async function seeInside({ environment, images, folder, file }: Prepared): Promise<void> {
  const cluster = new Cluster({
    manifests: Manifests.read(`dist/${environment}`),
    images,
    folder: new RunFolder(folder),
    network: ipv4Network,
    memoryGroups: undefined,
  });
  await cluster.start(async () => undefined);
  const [container] = cluster.running;
  if (!container) throw new Error(`no pod of ${environment} has an image of the table`);
  const ready = await eventually(60, async () => (await isReady(container.pod, container.spec)) || undefined);
  const process = `/proc/${container.processId}`;
  const root = readlinkSync(`${process}/root`);
  const lines = readFileSync(`${process}/status`, 'utf8').trimEnd().split('\n');
  const sight: Sight = {
    ready: ready === true,
    lastWords: container.lastWords,
    entries: readdirSync(`${process}/root`).sort(),
    status: Object.fromEntries(lines.map((line) => line.split(':\t'))),
    workingDirectory: readlinkSync(`${process}/cwd`).slice(root.length),
    environment: readFileSync(`${process}/environ`, 'utf8').split('\0'),
  };
  writeFileSync(file, JSON.stringify(sight));
  await cluster.stop(10);
}
