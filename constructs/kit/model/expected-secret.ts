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

/** Each Secret once, with the keys and the reasons of everybody who reads it. */
export function eachSecretOnce(secrets: readonly ExpectedSecret[]): ExpectedSecret[] {
  const byName = new Map<string, [ExpectedSecret, ...ExpectedSecret[]]>();
  for (const secret of secrets) {
    const id = `${secret.namespace}/${secret.name}`;
    const former = byName.get(id);
    if (former) former.push(secret);
    else byName.set(id, [secret]);
  }
  return [...byName.values()].map((all) => ({
    ...all[0],
    keys: [...new Set(all.flatMap(({ keys }) => keys))],
    reason: [...new Set(all.map(({ reason }) => reason))].join(', '),
    madeBefore: all.some(({ madeBefore }) => madeBefore),
  }));
}
