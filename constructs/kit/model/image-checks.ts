import type { Checks } from './checks';
import { Image } from './image';
import { registryHost } from './image-reference';
import { describe } from './validation';

/** A part of a repository's path. https://github.com/distribution/reference/blob/main/reference.go */
const pathPart = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
const hostForm = /^([a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?\.)*[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?$/;
/** A tag as a registry takes it and as the label with the version can hold it. */
const tagForm = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const digestForm = /^sha256:[a-f0-9]{64}$/;
const digestRule = 'sha256: and 64 hexadecimal digits, as `crane digest` prints it';

/** Reports an image whose reference no container engine reads. Returns whether it can be used. */
export function checkImage(check: Checks, property: string, image: Image): boolean {
  if (typeof image?.repository !== 'string' || typeof image.tag !== 'string') {
    return check.require(
      false,
      property,
      `${given(image)} is not an image`,
      "image('docker.io/grafana/loki', '3.7.8')",
    );
  }
  const { repository, tag, digest } = image;
  return [
    checkRepository(check, property, repository),
    check.require(
      tagForm.test(tag),
      property,
      `${repository} has the tag ${JSON.stringify(tag)}, which is not valid`,
      'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit; a digest is the third argument of image(…)',
    ),
    digest === undefined || checkDigest(check, property, `${repository}:${tag}`, digest),
  ].every(Boolean);
}

/** What stands in the place of an image. */
function given(value: unknown): string {
  if (value === undefined) return 'nothing';
  return value instanceof Image ? `image(${describe(value.repository)}, ${describe(value.tag)})` : describe(value);
}

/** Reports a digest that is not valid. `name`: the image that has it. */
export function checkDigest(check: Checks, property: string, name: string, digest: string): boolean {
  return check.require(
    typeof digest === 'string' && digestForm.test(digest),
    property,
    `${name} has the digest ${describe(digest)}, which is not valid`,
    digestRule,
  );
}

function checkRepository(check: Checks, property: string, repository: string): boolean {
  const host = registryHost(repository);
  const path = host === undefined ? repository : repository.slice(host.length + 1);
  return check.require(
    (host === undefined || hostForm.test(host)) && path.split('/').every((part) => pathPart.test(part)),
    property,
    `${JSON.stringify(repository)} is not a valid repository of images`,
    'the registry and a path in lower case, without scheme and tag, such as docker.io/grafana/loki',
  );
}

/** Reports a mirror that is not a host, optionally with a path. */
export function checkMirror(check: Checks, property: string, mirror: string): boolean {
  const [host = '', ...path] = mirror.split('/');
  return check.require(
    hostForm.test(host) && (/[.:]/.test(host) || host === 'localhost') && path.every((part) => pathPart.test(part)),
    property,
    `${JSON.stringify(mirror)} is not a valid mirror`,
    'a host and optionally a path in lower case, without scheme and final slash, such as registry.example.com/mirror',
  );
}

/** Reports a host that no registry can have. */
export function checkRegistryHost(check: Checks, property: string, host: string): boolean {
  return check.require(
    hostForm.test(host) && (/[.:]/.test(host) || host === 'localhost'),
    property,
    `${JSON.stringify(host)} is not the host of a registry`,
    'the host as image names have it, such as docker.io',
  );
}

/** Reports a name that is not a repository and a tag. */
export function checkImageName(check: Checks, property: string, name: string): boolean {
  const colon = name.lastIndexOf(':');
  const named = colon > name.lastIndexOf('/') && tagForm.test(name.slice(colon + 1));
  return check.require(
    named,
    property,
    `${JSON.stringify(name)} does not name a version of an image`,
    'the repository and the tag, such as docker.io/grafana/loki:3.7.8',
  );
}
