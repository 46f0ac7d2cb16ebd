import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type Located, Programs } from '../programs';
import type { ContainerEngine } from '../programs/images';
import type { Result } from '../verify/result';
import { verify } from '../verify/verify';
import type { RenderedCollector } from './collector';

/** What is changed before it is verified. */
interface Change {
  /** The text of the configuration. Default: as it is. */
  readonly text?: (text: string) => string;
  /** The reference by which the program is looked for. Default: the manifest's. */
  readonly image?: string;
}

/** What the Collector's own validation says of its configuration, and which program that was. */
export async function verified(
  { collector, engine }: { readonly collector: RenderedCollector; readonly engine: ContainerEngine },
  { text = (same) => same, image = collector.image }: Change = {},
): Promise<{ readonly located: Located | undefined; readonly result: Result | undefined }> {
  const programs = new Programs({ engine, buildUntil: 0 });
  const dist = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-e2e-images-'));
  try {
    const component = join(collector.environment.name, collector.component);
    cpSync(join('dist', component), join(dist, component), { recursive: true });
    const manifest = join(dist, collector.manifest);
    const object = parse(readFileSync(manifest, 'utf8')) as { readonly data: Readonly<Record<string, string>> };
    const data = Object.fromEntries(Object.entries(object.data).map(([file, each]) => [file, text(each)]));
    writeFileSync(manifest, stringify({ ...object, data }));
    const located = await programs.obtain('otelcol', image);
    const [result] = await verify({
      dist,
      environments: [collector.environment],
      find: async () => located,
      titles: ['otelcol validate'],
    });
    return { located, result };
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
