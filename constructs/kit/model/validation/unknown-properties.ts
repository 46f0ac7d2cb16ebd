import { similar } from './similar';

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

/** The properties that somebody gave and that do not exist, each with the one that was meant. */
export function unknownProperties(given: object, known: readonly string[]) {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      name,
      problem: `there is no property ${name}`,
      instead: saidElsewhere(name, known) ?? similar(name, known) ?? `one of: ${known.join(', ')}`,
    }));
}

function saidElsewhere(name: string, known: readonly string[]): string | undefined {
  if (known.includes('pods') && ofPods.some((word) => word === name)) return `pods: podDefaults({ ${name}: … })`;
  return known.includes('form') ? byForm[name] : undefined;
}
