import { existsSync } from 'node:fs';
import { inFolder, run } from '../../checks/programs';
import { alertGroup, type ComponentAlert } from '../../constructs/kit/vocabulary/alert';

/** An alert and the situations in which promtool evaluates it. */
export interface Evaluated {
  readonly about: string;
  readonly alert: ComponentAlert;
  readonly runbooks: string | undefined;
  readonly tests: readonly object[];
}

/**
 * Promtool makes a database for each situation. Where this machine has a folder in memory, it is made there; and what is thrown away
 * is collected half as often as usual. Still more seldom takes 19 GB for all alerts, and no less time.
 */
const memory = '/dev/shm';
const variables = { GOGC: '200', ...(existsSync(memory) ? { TMPDIR: memory } : {}) };

/** JSON, which is YAML too: thousands of moments are printed in it in a tenth of the time. */
const filesOf = ({ about, alert, runbooks, tests }: Evaluated, name: string): readonly [string, string][] => [
  [`${name}-rules.yaml`, JSON.stringify({ groups: [alertGroup(about, [alert], runbooks)] })],
  [`${name}.yaml`, JSON.stringify({ rule_files: [`${name}-rules.yaml`], evaluation_interval: '1m', tests })],
];

/** What promtool says of alerts; nothing where each of them does as it must. */
export function promtoolErrors(promtool: string, ...alerts: readonly Evaluated[]): string {
  const names = alerts.map((_, index) => `alert-${index}`);
  const files = new Map(alerts.flatMap((each, index) => filesOf(each, `alert-${index}`)));
  const { status, stdout, stderr } = inFolder(files, (folder) =>
    run({ command: [promtool] }, ['test', 'rules', ...names.map((name) => `${folder}/${name}.yaml`)], variables),
  );
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/**
 * What promtool says of each of several alerts. All are evaluated at once, as starting the program costs more than an alert; if that
 * fails, each is evaluated for itself, and the words are those about this one.
 */
export function promtoolErrorsOfEach(alerts: readonly Evaluated[]): (promtool: string, alert: Evaluated) => string {
  let together: string | undefined;
  return (promtool, alert) => {
    together ??= promtoolErrors(promtool, ...alerts);
    return together === '' ? '' : promtoolErrors(promtool, alert);
  };
}
