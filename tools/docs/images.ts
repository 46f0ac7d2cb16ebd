import type { Environment } from '../../constructs/kit';
import { type ImageRules, imageReference } from '../../constructs/kit/model/image-reference';
import { unique } from '../../constructs/kit/model/unique';
import { renderEnvironment } from '../synth/render';
import { code, type PackagePage, table } from './markdown';

/** Every image that pods pull, as a mirror must have it: by its own name, and by that in the mirror where there is one. */
export function imagesText(environment: Environment, pageOf: PackagePage): string {
  const rows = pulledImages(environment).map(({ name, reference }) =>
    reference === name ? [code(name)] : [code(name), code(reference)],
  );
  if (rows.length === 0) return '';
  const isMirrored = rows.some((row) => row.length > 1);
  const head = isMirrored ? ['image', 'as pods pull it'] : ['image'];
  return `
## Images

Every image that pods pull. ${pageOf('A mirror and digests', 'fit-my-company.md#images-from-a-mirror')}.

${table([head, ...rows.map((row) => (isMirrored ? [row[0] ?? '', row[1] ?? 'the same'] : row))])}
`;
}

function pulledImages(environment: Environment): readonly { readonly name: string; readonly reference: string }[] {
  const rules: readonly ImageRules[] = [environment.pods, ...environment.components.map(({ pods }) => pods)];
  const images = [
    ...Object.values(environment.images),
    ...environment.workloads.flatMap(({ containers }) => containers.map(({ image }) => image)),
  ];
  const written = wordsIn([...renderEnvironment(environment).files.values()]);
  const pulled = images.flatMap((image) =>
    rules.flatMap((rule) => {
      const answer = imageReference(image, rule);
      if (!('reference' in answer) || !written.has(answer.reference)) return [];
      return [{ name: `${image.repository}:${image.tag}`, reference: answer.reference }];
    }),
  );
  return unique(pulled, ({ reference }) => reference).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Everything that could be the reference of an image: it may stand in a pod, in a patch of kustomize, or in an argument. */
const wordsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => text.match(/[\w./:@-]+:[\w.@:-]+/g) ?? []));
