import type { Checks } from '../../kit/model/checks';
import { describe, isPlainObject, reportUnknown } from '../../kit/model/validation';

/** Whether options of a pipeline can be looked at one by one. Reports others than it has. `written`: how the pipeline is written with one. */
export function areOptions(
  check: Checks,
  property: string,
  given: unknown,
  names: readonly string[],
  written: string,
): boolean {
  if (!isPlainObject(given)) {
    check.report(property, `${describe(given)} is given`, written);
    return false;
  }
  reportUnknown(check, (name) => `${property} › ${name}`, given, names);
  return true;
}
