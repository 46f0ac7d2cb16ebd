import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Report } from '../report';
import type { Cluster } from './cluster';
import { type ImageTable, imageOf, programFile } from './cluster/image';
import { mainContainer, type Pod } from './cluster/pod';

/**
 * Leaves out the components that this machine's Alloy was built without, and says so in the report. Nothing else of `dist/` is
 * ever changed. Returns the blocks that are left out, by workload.
 */
export function leaveOutOfAlloy(
  cluster: Cluster,
  images: ImageTable,
  folder: string,
  notes: Pick<Report, 'note'>,
): ReadonlyMap<string, readonly string[]> {
  const leftOut = cluster.pods.flatMap((pod) => {
    const blocks = leaveOut(cluster, images, folder, pod);
    return blocks.length > 0 ? [[pod.workload, blocks] as const] : [];
  });
  for (const [workload, blocks] of leftOut) {
    notes.note(
      `Changed for this run: the Alloy of ${workload} was built without a component, so these blocks are left out: ${blocks.join(', ')}`,
    );
  }
  return new Map(leftOut);
}

/** An Alloy is known by the file that its arguments name. */
function leaveOut({ manifests }: Cluster, images: ImageTable, folder: string, pod: Pod): readonly string[] {
  const { image, args = [] } = mainContainer(pod);
  const alloy = imageOf(images, image);
  const path = args.find((word) => word.endsWith('.alloy'));
  // The image has all components.
  if ('missing' in alloy || alloy.root || !path) return [];
  const file = basename(path);
  const text = manifests.get('ConfigMap', pod.namespace, pod.workload).data[file] ?? '';
  const { configuration, leftOut } = withoutMissingComponents(programFile(alloy), text, join(folder, file));
  if (leftOut.length > 0) manifests.replaceFile(pod.namespace, pod.workload, file, configuration);
  return leftOut;
}

/** What an Alloy can load of a configuration. */
interface Loadable {
  readonly configuration: string;
  /** The components that this Alloy lacks, and the blocks that lead to them. */
  readonly leftOut: readonly string[];
}

/**
 * An Alloy may be built without some components. The blocks of those, and the blocks that refer to them, are left out: the rest
 * can be proved. With an Alloy that has them all the configuration stays as it is.
 */
function withoutMissingComponents(alloy: string, configuration: string, scratch: string): Loadable {
  const leftOut: string[] = [];
  let text = configuration;
  for (;;) {
    writeFileSync(scratch, text);
    const { stdout, stderr } = spawnSync(alloy, ['validate', scratch], { encoding: 'utf8' });
    const missing = /cannot find the definition of component name "([\w.]+)"/.exec(`${stdout}${stderr}`)?.[1];
    if (!missing) return { configuration: text, leftOut };
    let names = blocks(text)
      .map(nameOf)
      .filter((name) => name.startsWith(`${missing}.`));
    while (names.length > 0) {
      leftOut.push(...names);
      const gone = names;
      const kept = blocks(text).filter((block) => !gone.includes(nameOf(block)));
      text = kept.join('');
      names = kept.filter((block) => gone.some((name) => block.includes(`${name}.`))).map(nameOf);
    }
  }
}

/** A block ends with a brace at the beginning of a line. */
function blocks(text: string): string[] {
  return text.match(/[\s\S]*?^}\n+/gm) ?? [];
}

/** The name by which others refer to a block: component and label. */
function nameOf(block: string): string {
  const [, component = '', label = ''] = /^([\w.]+) "(\w+)" \{$/m.exec(block) ?? [];
  return `${component}.${label}`;
}
