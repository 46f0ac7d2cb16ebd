/** A Secret that no manifest brings: no secret is in Git. Docs, stand-ins and checks read of it here. */
export interface ExpectedSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** What it holds, and how it comes to be there. */
  readonly reason: string;
  /** Whether somebody must make it before; otherwise the component makes it in the cluster. */
  readonly madeBefore: boolean;
}
