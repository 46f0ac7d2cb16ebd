/** A container image in one version. The one table of them is `constructs/images.ts`. */
export class Image {
  constructor(
    readonly repository: string,
    readonly tag: string,
  ) {}

  toString(): string {
    return `${this.repository}:${this.tag}`;
  }
}
