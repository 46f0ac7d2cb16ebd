import type { Component } from '../../kit';
import { Refusal } from '../../kit/model/findings';
import { madeOf } from '../../kit/model/plain-object';
import { isPlainObject, object, oneOf, reportGiven, similar, type Validator } from '../../kit/model/validation';
import { type ObjectStorage, objectStorage } from '../object-storage';
import { insistedWords, type Load, loadValidator, reportLoad, type Sized, type StoreSize, storeSize } from '../sizing';

/** What a store in a form is made from. */
export interface FormProps {
  /** Where it keeps its data: `s3({ … })`, `gcs({ … })` or `azure({ … })`. */
  readonly storage: ObjectStorage;
  /** What it has to carry, by which it is sized: `load({ … })`. */
  readonly load: Load;
}

const kinds = ['single', 'replicated', 'distributed', 'for-load'] as const;

/** How a store is put into pods. Written by `single`, `replicated`, `distributed` and `forLoad`. */
export interface Form extends FormProps {
  /** Which form is insisted on, or that the load decides. */
  readonly kind: (typeof kinds)[number];
}

/** One process, whatever the load. A load that it cannot carry is refused, and every synth says what it does not survive. */
export const single = (props: FormProps): Form => madeOf(props, (given) => ({ ...given, kind: 'single' }));

/** Three identical processes, of which one may be away, whatever the load. A load that they cannot carry is refused. */
export const replicated = (props: FormProps): Form => madeOf(props, (given) => ({ ...given, kind: 'replicated' }));

/** A workload for each role, of which each is sized for itself, whatever the load. */
export const distributed = (props: FormProps): Form => madeOf(props, (given) => ({ ...given, kind: 'distributed' }));

/** The smallest form that carries the load. */
export const forLoad = (props: FormProps): Form => madeOf(props, (given) => ({ ...given, kind: 'for-load' }));

const example = 'distributed({ storage, load })';

const properties = object<Form>({ kind: oneOf(kinds), storage: objectStorage, load: loadValidator }, example);

/** How a store is put into pods. */
export const formValidator: Validator<Form> = {
  example,
  expected: 'forLoad({ storage, load }), single({ … }), replicated({ … }) or distributed({ … })',
  validate(value, property, reporter) {
    if (!isPlainObject(value)) reportGiven(value, property, formValidator, reporter);
    return properties.validate(value, property, isPlainObject(value) ? reporter : { report: () => {} });
  },
};

/**
 * What a store needs in a form. Reports a load beyond the bounds, and a form that cannot carry it; says what a form costs and does not
 * survive that is insisted on.
 */
export function sizeIn<Role extends string>(
  { check, environment }: Component,
  { kind, load }: Form,
  sizing: (load: Load) => Sized<Role>,
): StoreSize<Role> {
  reportLoad(environment, load);
  const sized = sizing(load);
  if (kind === 'for-load') return storeSize(sized);
  try {
    const size = storeSize(sized, kind);
    const words = check.sound('form') ? insistedWords(sized, kind) : undefined;
    if (words !== undefined) check.warn('form', words.problem, words.instead);
    return size;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    check.report('form', error.problem, error.instead);
    return storeSize(sized);
  }
}

/** What only a store in a form is given. */
const ofForms = ['form', 'autoscaling', 'kafka'];

/** Whether a store is given a form, or what needs one, and not what one process of it needs. */
export const isInForm = <InForm extends { readonly form: Form }>(given: object): given is InForm =>
  isPlainObject(given) &&
  // A misspelt one is told as such.
  Object.keys(given).some((name) => ofForms.includes(name) || similar(name, ['form']) !== undefined);
