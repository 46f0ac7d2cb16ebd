import type { Checks } from '../../model/checks';
import { changesBetween } from './changes';
import { type ConfigurationChange, type ConfigurationForm, changedConfiguration, settings } from './configuration';
import type { EscapeHatch } from './escape-hatch';
import { type Bound, checkReliedOn } from './relied-on';

/** A component whose configuration can be changed. */
interface Configured extends Bound {
  readonly name: string;
  readonly check: Checks;
  readonly escapeHatches: EscapeHatch[];
}

/** A component's configuration after a change, which it notes. Reports a change that can't be used, or that others would not follow. */
export function configured<T>(
  component: Configured,
  configuration: T,
  change: ConfigurationChange<T, unknown> | undefined,
  form: ConfigurationForm<T> = settings(),
): T {
  if (change === undefined) return configuration;
  const { check, name: of } = component;
  const changed = changedConfiguration(check, configuration, change, form);
  if (!changed) return configuration;
  const { before, after } = changed;
  checkReliedOn(check, 'configuration', before, after, component);
  component.escapeHatches.push({ component: of, of: 'configuration', changes: changesBetween(before, after) });
  return changed.configuration;
}
