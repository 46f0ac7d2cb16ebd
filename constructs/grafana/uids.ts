import { createHash } from 'node:crypto';

/** The most characters that Grafana takes in an identifier. */
const longest = 40;

/** What Grafana takes as an identifier. */
const uidPattern = new RegExp(`^[a-zA-Z0-9_-]{1,${longest}}$`);

export const uidForm = `at most ${longest} letters, digits, hyphens and underscores`;

export const isUid = (uid: string): boolean => uidPattern.test(uid);

/** A uid with the environment's name. One that would be too long is cut, and gets a hash of the whole at its end. */
export function uidOf(environment: string, uid: string): string {
  const whole = `${environment}-${uid}`;
  if (whole.length <= longest) return whole;
  const hash = hashOf(whole);
  return `${whole.slice(0, longest - hash.length - 1)}-${hash}`;
}

/** What is left of a text in the name of an object: lower-case letters, digits, and hyphens for all else. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** What tells names apart that look alike once they are shortened. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
