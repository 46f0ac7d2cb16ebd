/** Kinds that not every supported version of Kubernetes has, each with the first minor that has it. */
export const firstMinor: Readonly<Record<string, number>> = {
  ValidatingAdmissionPolicy: 30,
  ValidatingAdmissionPolicyBinding: 30,
};

/** The first minor whose kubelet waits before it ends a container (`lifecycle.preStop.sleep`) unless somebody has switched that off. */
export const firstMinorThatWaits = 30;

/** The first minor of Kubernetes 1 that has all of these kinds; undefined, where every supported version has them. */
export function minorNeeded(kinds: readonly string[]): number | undefined {
  const minors = kinds.flatMap((kind) => firstMinor[kind] ?? []);
  return minors.length === 0 ? undefined : Math.max(...minors);
}
