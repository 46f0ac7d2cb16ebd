/** Two ways to change what has no property: a component's configuration, and a finished object. */
export type { Change } from './changes';
export {
  type ConfigurationChange,
  type ConfigurationForm,
  type Loose,
  settings,
} from './configuration';
export { type ConfigurationPart, type ConfigurationParts, wholeConfiguration } from './configuration-parts';
export { configured } from './configured';
export type { EscapeHatch } from './escape-hatch';
export type { Manifest } from './manifest';
export { type MergePatch, mergePatch } from './merge-patch';
export { Overrides } from './overrides';
export { copyOf } from './plain-data';
export type { ReliedOn } from './relied-on';
