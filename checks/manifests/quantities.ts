/** Quantities as they stand in manifests, in their canonical form. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */

/** Whole mebibytes; undefined for what is written otherwise. */
export function mebibytes(quantity: string | undefined): number | undefined {
  const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'Gi' ? 1024 : 1);
}

/** Thousandths of a core; undefined for what is written otherwise. */
export function millicores(quantity: string | number | undefined): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(String(quantity ?? '')) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'm' ? 1 : 1000);
}
