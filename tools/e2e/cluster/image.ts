import type { ImageKey } from '../../../constructs/images';
import { repositoryOf } from '../../programs/images';

/** What the pods of a container image run: the image itself, or a program of this machine at the path where the image has it. */
export interface Image {
  /** What the image states as its entry point. */
  readonly entrypoint: readonly string[];
  /** The image's arguments, where the manifest has none. Default: none. */
  readonly arguments?: readonly string[];
  /** Of another program in the image's place: its whole command. It ignores the command and arguments of the manifest. */
  readonly command?: readonly string[];
  /** The image's own root file system and settings. Default: the root file system of this machine. */
  readonly root?: ImageRoot;
  /** Files and folders of this machine by their path in the container. */
  readonly files: Readonly<Record<string, string>>;
  /** What it is, and how it differs from the image. */
  readonly description: string;
  /** Of another program in the image's place: why the image's program is not there. */
  readonly standsFor?: string;
  /** Of another program in the image's place: the protocol that it answers as the image's program would. Default: none. */
  readonly answers?: { readonly protocol: 'prometheus.query'; readonly remark: string };
}

/** What a container runtime takes from an image. */
export interface ImageRoot {
  /** A folder of this machine with the image's files, their owners and modes. It is never written to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** A name or number, perhaps with `:` and a group. Empty: root. */
  readonly user: string;
}

export interface MissingImage {
  readonly missing: string;
}

/** What the pods of each image run, by the image's reference in the manifests, and which image that is. */
export type ImageTable = Readonly<Record<string, (Image | MissingImage) & { readonly key: ImageKey }>>;

export const isMissing = (image: Image | MissingImage): image is MissingImage => 'missing' in image;

/** What runs for the image that a container of the manifest names. */
export function imageOf(table: ImageTable, reference: string): Image | MissingImage {
  return table[reference] ?? { missing: `a run cannot start the image ${repositoryOf(reference)}` };
}

/** The image of this name in the table of a run. An environment has each in one version. Undefined if no pod has it. */
export function imageOfKey(table: ImageTable, key: ImageKey) {
  const found = Object.entries(table).find(([, image]) => image.key === key);
  return found && { reference: found[0], image: found[1] };
}

/** The file of this machine with the image's program: it can be bound into another root file system, or started here. */
export function programFile({ entrypoint: [path = ''], root, files }: Image): string {
  return files[path] ?? `${root?.folder ?? ''}${path}`;
}
