import { type Pods, pods } from './peer';
import { isPlainObject } from './plain-object';
import { changed } from './validation/collections';
import { labels } from './validation/labels';
import { objectName } from './validation/names';
import { optional } from './validation/validator';
import { flag, validator } from './validation/values';

const any = validator<Pods>({
  example: "pods('mail', { app: 'postfix' })",
  expected: "pods of a namespace, such as pods('mail', { app: 'postfix' })",
  standIn: pods('missing'),
  isKind: (value): value is Pods => isPlainObject(value) && value.kind === 'pods',
});

/** Pods of a namespace, as somebody names them. */
export const podsValidator = changed(any, {
  namespace: objectName('mail'),
  labels: labels("{ app: 'postfix' }"),
  inMesh: flag(),
  hostNetwork: optional(flag()),
});
