import type { ImageKey } from '../../../constructs/images';
import { isAvailable, type ProgramName, Programs, whyUnavailable } from '../../programs';
import { type ContainerEngine, failed, versionIn } from '../../programs/images';
import { type Server, type ServerName, servers } from '../../programs/servers';
import type { Image, ImageTable, MissingImage } from '../cluster/image';
import { applications } from './applications';
import type { Artifact } from './artifacts';
import { ExportedRoots } from './exported-roots';
import type { Application } from './from-artifacts';
import type { StartedPrograms } from './started';

export interface SourcesProps {
  /** Whether a server that would have to be built first is. */
  readonly build: boolean;
  /** Whether an image that the engine does not have is pulled. */
  readonly pull: boolean;
  /** Default: the one of this machine that answers. */
  readonly engine?: ContainerEngine;
}

/** Where the pods of one run get their programs: from images first, then from this machine. */
export class Sources {
  private readonly programs: Programs;
  private readonly roots = new ExportedRoots();

  constructor(private readonly props: SourcesProps) {
    this.programs = new Programs({ ...props, buildUntil: props.build ? undefined : 0 });
  }

  /** What runs for each of these images. `keyOf`: the name of the image that a reference means. */
  async images(references: readonly string[], keyOf: (reference: string) => ImageKey | undefined): Promise<ImageTable> {
    const table: Record<string, ImageTable[string]> = {};
    for (const reference of new Set(references)) {
      const key = keyOf(reference);
      const found = key && (await this.image(key, reference));
      if (found) table[reference] = { ...found, key };
    }
    return table;
  }

  /** Programs that a run itself starts. */
  async started(names: readonly ProgramName[]): Promise<StartedPrograms> {
    const found: Partial<Record<ProgramName, Artifact>> = {};
    for (const name of names) {
      const located = await this.programs.obtain(name);
      found[name] = isAvailable(located) ? { path: located.path } : { missing: whyUnavailable(located) };
    }
    return found;
  }

  /** Removes the root file systems. */
  remove(): void {
    this.roots.remove();
  }

  /** Undefined for an image that no run starts. */
  private async image(key: ImageKey, reference: string): Promise<Image | MissingImage | undefined> {
    const server = serverOf(key);
    const application = applications[key];
    if (!server && !application) return undefined;
    const itself = this.itself(reference);
    if (!('missing' in itself)) return itself;
    if (server) return this.server(server, reference, itself.missing);
    return application && withReason(application(versionIn(reference)), itself.missing);
  }

  /** The image itself. */
  private itself(reference: string): Image | MissingImage {
    const { engine } = this.programs;
    if (failed(engine)) return engine;
    const held = engine.image(reference, this.props.pull);
    if (failed(held)) return held;
    const folder = this.roots.rootOf(engine, held);
    if (typeof folder !== 'string') return folder;
    const { entrypoint, command, environment, workingDirectory, user } = held;
    return {
      entrypoint,
      arguments: command,
      root: { folder, environment, workingDirectory, user },
      files: {},
      description: `the image ${reference}`,
    };
  }

  /** A program of this machine at the path where the image has it. */
  private async server(name: ServerName, reference: string, why: string): Promise<Image | MissingImage> {
    const located = await this.programs.obtain(name, reference);
    if (!isAvailable(located)) return { missing: whyUnavailable(located) };
    const { version, wanted, path, source } = located;
    // The engine could run it, but did not give its files.
    if (source === 'image') return { missing: `${name} ${wanted}: ${why}` };
    const { image }: Server = servers[name];
    const entrypoint = image?.entrypoint ?? '';
    const description = version === wanted ? `${name} ${version}` : `${name} ${version} instead of ${wanted}`;
    return { entrypoint: [entrypoint], files: { [entrypoint]: path }, description };
  }
}

/** The program that an image is made for. */
function serverOf(key: ImageKey): ServerName | undefined {
  const names = Object.keys(servers) as ServerName[];
  return names.find((name) => {
    const { image }: Server = servers[name];
    return image?.key === key;
  });
}

function withReason(image: ReturnType<Application>, why: string): Image | MissingImage {
  return 'missing' in image ? { missing: `${why}; ${image.missing}` } : image;
}
