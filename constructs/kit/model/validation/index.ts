/** What properties take: one validator for each, by which a component checks everything that it is given. */
export { isPlainObject } from '../plain-object';
export { changed, list, map, object } from './collections';
export { datasource } from './datasource';
export { describe, functionName } from './describe';
export { labelKey, labels } from './labels';
export { hostName, objectName, subdomain } from './names';
export { origins } from './origins';
export { byteRate, bytes, cores, duration, percentage } from './quantities';
export { similar } from './similar';
export { ofPods, reportUnknown } from './unknown-properties';
export {
  expecting,
  optional,
  type Reporter,
  type ReportOptions,
  type Validator,
  type Validators,
  whenSound,
} from './validator';
export {
  anything,
  callback,
  count,
  flag,
  hasControls,
  line,
  oneOf,
  reportGiven,
  text,
  urlPath,
  validator,
  words,
} from './values';
export { endpoint, offered, otlpMetricsOrScraper, spokenEndpoint } from './wiring';
