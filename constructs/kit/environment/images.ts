import { type ImageKey, type Images, images } from '../../images';
import type { Checks } from '../model/checks';
import type { Image } from '../model/image';
import { checkImage } from '../model/image-checks';
import { type ImageRules, imageReference } from '../model/image-reference';

const isKey = (name: string): name is ImageKey => Object.hasOwn(images, name);

/** The table of images with those that an environment has in the place of others. Reports an image that can't be used, and leaves it out. */
export function imageTable(check: Checks, own: Partial<Images> = {}): Images {
  const table: Record<ImageKey, Image> = { ...images };
  for (const [name, image] of Object.entries(own)) {
    if (image === undefined) continue;
    if (!isKey(name)) {
      check.report('images', `there is no image named ${name}`, `one of: ${Object.keys(images).join(', ')}`);
    } else if (checkImage(check, `images.${name}`, image)) {
      table[name] = image;
    }
  }
  return table;
}

/**
 * The reference by which pods pull an image. Reports an image that a rule does not cover, at the place of the rule;
 * its own name stands for it then.
 */
export function pullReference(image: Image, rules: ImageRules, said: (rule: keyof ImageRules) => Checks): string {
  const answer = imageReference(image, rules);
  if ('reference' in answer) return answer.reference;
  const { property, problem, instead } = answer;
  said(property).reportGivenOnce(`pods.${property}`, problem, instead);
  return `${image}`;
}

/** An environment whose images are known by their references. */
interface WithImages {
  readonly images: Images;
  readonly pods: ImageRules;
  readonly components: readonly { readonly pods: ImageRules }[];
}

/**
 * The name of a program by the reference of its image, as a pod of the environment has it: from a mirror, with a digest, in the
 * environment's own version. Undefined for an image that is in no table. Where two programs are in one image, it is the first.
 */
export function imageKeyOf({ images, pods, components }: WithImages, reference: string): ImageKey | undefined {
  const rules = [pods, ...components.map((component) => component.pods)];
  return Object.keys(images)
    .filter(isKey)
    .find((key) =>
      rules.some((rule) => {
        const answer = imageReference(images[key], rule);
        return 'reference' in answer && answer.reference === reference;
      }),
    );
}
