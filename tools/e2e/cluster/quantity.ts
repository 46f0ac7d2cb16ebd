const factors: Readonly<Record<string, number>> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };

/** The bytes of a Kubernetes memory quantity. */
export function bytes(quantity: string): number {
  const [, number = '', unit = ''] = /^(\d+)(Ki|Mi|Gi|)$/.exec(quantity) ?? [];
  const factor = factors[unit];
  if (number === '' || factor === undefined) throw new Error(`${quantity} is not a memory quantity in Ki, Mi or Gi`);
  return Number(number) * factor;
}

export function mebibytes(value: number): string {
  return `${Math.round(value / 1024 ** 2)} MiB`;
}
