import { existsSync, readFileSync } from 'node:fs';
import { capacityFigures } from '../../constructs/capacity';
import type { Measured } from './measured';

/** The last measurement of each store, as it is committed. */
export interface Calibration {
  /** By the name of the store. */
  readonly runs: Readonly<
    Record<string, { readonly date: string; readonly version: string; readonly processor: string }>
  >;
  readonly measured: Measured;
}

/** Where it stands. */
export const calibrationFile = 'tools/calibrate/calibration.json';

/** What the file says; nothing where there is none yet. */
export const calibration = (): Calibration =>
  existsSync(calibrationFile)
    ? (JSON.parse(readFileSync(calibrationFile, 'utf8')) as Calibration)
    : { runs: {}, measured: {} };

/** A figure that is a choice, by which what is measured is told as its pods are. */
export function chosen(name: string): number {
  const figure = capacityFigures.get(name);
  if (!figure) throw new Error(`there is no figure ${name}`);
  return figure.value;
}
