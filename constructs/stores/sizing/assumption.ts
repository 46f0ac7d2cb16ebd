/** A figure by which something is sized. Nobody types it twice, and everybody can look up where it comes from. */
export interface Assumption {
  /** The figure. */
  readonly value: number;
  /** What it counts, such as `bytes of memory per series`. */
  readonly unit: string;
  /** Where it comes from: a page or file of upstream's, or how it was measured. */
  readonly source: string;
  /** The day on which it was read or measured, as year, month and day. */
  readonly date: string;
  /** What upstream says, where the figure is another because it was measured. Default: the figure is upstream's, or upstream says nothing. */
  readonly upstream?: { readonly value: number; readonly source: string };
  /** The measurement of the calibration to which it is held: between what was measured and twice that. Default: it was not measured. */
  readonly measuredAs?: string;
}

/** Figures by name. */
export type Assumptions = Readonly<Record<string, Assumption>>;

/** The figures as they are, each known by its name. */
export const assumptions = <const Given extends Assumptions>(given: Given): Given => given;
