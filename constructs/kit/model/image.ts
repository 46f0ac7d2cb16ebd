import { brand } from './brand';

/** A container image in one version. The table of those that components use is `constructs/images.ts`. */
export class Image {
  static {
    brand(Image, 'Image');
  }

  constructor(
    /** Where it is, with its registry: `docker.io/grafana/loki`. */
    readonly repository: string,
    /** The version, as the registry knows it: `3.7.8`. */
    readonly tag: string,
    /** What the registry computed of its content: `sha256:` and 64 hexadecimal digits. Default: the tag alone says which. */
    readonly digest?: string,
  ) {}

  /** The reference by which a pod names it, with the digest where there is one. */
  toString(): string {
    return this.digest === undefined
      ? `${this.repository}:${this.tag}`
      : `${this.repository}:${this.tag}@${this.digest}`;
  }
}

/**
 * An image, such as `image('registry.example.com/grafana/loki', '3.7.8')`. With a digest, the registry can give nothing else
 * under the same tag. https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export const image = (repository: string, tag: string, digest?: string) => new Image(repository, tag, digest);
