import type { Image } from './image';

/** From where images are pulled, and what each must be. */
export interface ImageRules {
  /** The mirror in the place of every registry, or a mirror for each registry by its host. */
  readonly registry?: string | Readonly<Record<string, string>>;
  /** The digest of each image, by its repository and tag. */
  readonly imageDigests?: Readonly<Record<string, string>>;
}

/** What a container names as its image, or which rule does not cover the image. */
export type ImageAnswer =
  | { readonly reference: string }
  | { readonly property: keyof ImageRules; readonly problem: string; readonly instead: string };

/** The reference by which a pod pulls an image: from the mirror where there is one, and pinned where digests are given. */
export function imageReference(image: Image, { registry, imageDigests }: ImageRules): ImageAnswer {
  const mirrored = registry === undefined ? image.repository : mirroredRepository(image, registry);
  if (typeof mirrored !== 'string') return { property: 'registry', ...mirrored };
  const name = `${image.repository}:${image.tag}`;
  const digest = image.digest ?? imageDigests?.[name];
  if (digest === undefined && imageDigests !== undefined) {
    // Somebody may have asked the mirror for it.
    const own = `${mirrored}:${image.tag}`;
    if (Object.hasOwn(imageDigests, own)) {
      return {
        property: 'imageDigests',
        problem: `${own} is the name in the mirror, and an image is pinned by its name without one`,
        instead: `'${name}': '${imageDigests[own]}'`,
      };
    }
    return {
      property: 'imageDigests',
      problem: `the image ${name} has no digest, and the others are pinned by theirs`,
      instead: `'${name}': 'sha256:…', as \`crane digest ${name}\` prints it`,
    };
  }
  return { reference: digest === undefined ? `${mirrored}:${image.tag}` : `${mirrored}:${image.tag}@${digest}` };
}

/** The host of a registry, of an image or a mirror that names one: it has a dot or a port, or is this machine. */
export function registryHost(repository: string): string | undefined {
  const [first = '', ...path] = repository.split('/');
  const isHost = path.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? first : undefined;
}

/** What lies behind the host of a mirror is a prefix of the path: `registry.example.com/mirror`. */
const mirrorHost = (mirror: string): string | undefined => registryHost(`${mirror}/`);

function mirroredRepository(
  image: Image,
  registry: NonNullable<ImageRules['registry']>,
): string | { readonly problem: string; readonly instead: string } {
  const host = registryHost(image.repository);
  const path = host === undefined ? image.repository : image.repository.slice(host.length + 1);
  if (typeof registry === 'string') return isIn(host, registry) ? image.repository : `${registry}/${path}`;
  // An image that is in one of the mirrors was put there under its own name.
  if (Object.values(registry).some((mirror) => isIn(host, mirror))) return image.repository;
  const [example = 'registry.example.com'] = Object.values(registry);
  if (host === undefined) {
    return {
      problem: `the image ${image} names no registry, so none of the mirrors is its own`,
      instead: `the image with its registry, such as image('${mirrorHost(example) ?? example}/${path}', '${image.tag}')`,
    };
  }
  const mirror = Object.hasOwn(registry, host) ? registry[host] : undefined;
  if (mirror === undefined) {
    return {
      problem: `there is no mirror for ${host}, from which images come`,
      instead: `'${host}': '${mirrorHost(example) ?? example}/…'`,
    };
  }
  return `${mirror}/${path}`;
}

const isIn = (host: string | undefined, mirror: string): boolean => host !== undefined && host === mirrorHost(mirror);
