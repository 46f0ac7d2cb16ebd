/** A key of a Secret that somebody makes beforehand, in the namespace of the component that reads it. */
export interface SecretKey {
  /** The Secret's name. */
  readonly secretName: string;
  /** The key within it. */
  readonly key: string;
}

/** A key of a Secret, and what it holds, for the people who make it: `the URL of Slack`. */
export interface NeededSecret extends SecretKey {
  readonly holds: string;
}

/** The path of the file in which a key of a Secret is mounted. */
export type FileOf = (secret: SecretKey) => string;
