/** A share in percent, in PromQL or LogQL, that is 0 and not missing where there is nothing of the part. */
export function share(part: string, whole: string): string {
  return `100 * (${part} or 0 * ${whole}) / ${whole}`;
}
