/** Quantities as they stand in manifests, in their canonical form. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */

const factors: Readonly<Record<string, number>> = { Mi: 1, Gi: 1024, Ti: 1024 ** 2 };

/** Whole mebibytes; undefined for what is written otherwise. */
export function mebibytes(quantity: string | undefined): number | undefined {
  const [, amount, unit = ''] = /^(\d+)(Mi|Gi|Ti)$/.exec(quantity ?? '') ?? [];
  const factor = factors[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/** Thousandths of a core; undefined for what is written otherwise. */
export function millicores(quantity: string | number | undefined): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(String(quantity ?? '')) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 'm' ? 1 : 1000);
}
