import { similar } from './similar';
import type { Reporter } from './validator';

/** What a company says of pods: `podDefaults({ … })`, and no property of a component itself. */
export const ofPods = [
  'registry',
  'imageDigests',
  'imagePullSecrets',
  'nodeSelector',
  'tolerations',
  'affinity',
  'priorityClassName',
  'labels',
  'annotations',
  'commonLabels',
  'commonAnnotations',
  'serviceAccountAnnotations',
] as const;

/** What the load of a form says, and where. */
const byForm: Readonly<Record<string, string>> = {
  retention: 'retention: { … } in load({ … }), from which the form follows',
  disk: 'no disk: it follows from the load of the form',
  resources: 'no resources: they follow from the load of the form',
  replicas: 'no replicas: they follow from the load of the form',
  storage: 'storage beside the load: forLoad({ storage, load })',
};

/** The same of what is sized by a load of its own. */
const byLoad: Readonly<Record<string, string>> = {
  disk: 'no disk: it follows from load',
  resources: 'no resources: they follow from load',
};

/**
 * Reports the properties that somebody gave and that do not exist, each at its own place, with the one that was meant. `usualWords`: what others
 * call some of the known ones. Default: none. Returns whether there are some, as what seems to be missing may be what has the wrong name.
 */
export function reportUnknown(
  reporter: Pick<Reporter, 'report'>,
  at: (name: string) => string,
  given: object,
  known: readonly string[],
  usualWords: Readonly<Record<string, string>> = {},
): boolean {
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  for (const name of unknown) {
    const meant = usualWords[name] ?? saidElsewhere(name, known) ?? similar(name, known);
    reporter.report(at(name), `there is no property ${name}`, meant ?? `one of: ${known.join(', ')}`);
  }
  return unknown.length > 0;
}

function saidElsewhere(name: string, known: readonly string[]): string | undefined {
  if (known.includes('pods') && ofPods.some((word) => word === name)) return `pods: podDefaults({ ${name}: … })`;
  if (known.includes('form')) return byForm[name];
  return known.includes('load') && !known.includes('resources') ? byLoad[name] : undefined;
}
