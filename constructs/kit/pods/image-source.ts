import type { LocalObjectReference } from '../../../imports/k8s';
import type { Images } from '../../images';
import type { Image } from '../model/image';

/** From where pods get their images: an environment, or a component of one. */
export interface ImageSource {
  /** The image of each program. */
  readonly images: Images;
  /** The Secrets with the credentials of the registry, which are in the pods' namespace. */
  readonly imagePullSecrets: readonly LocalObjectReference[];
  /** The reference by which a pod pulls an image: from the company's mirror and with its digest, where it has them. */
  imageReference(image: Image): string;
}
