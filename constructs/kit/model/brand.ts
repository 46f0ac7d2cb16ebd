const ordinary = Function.prototype[Symbol.hasInstance];

const prefix = 'lgtm-cdk8s/';

const markOf = (name: string): symbol => Symbol.for(`${prefix}${name}`);

/** The name of the class of this package that a value is of. Undefined: it is of none. A bundler may have given the class itself another name. */
export const ownClassOf = (value: object): string | undefined =>
  Object.getOwnPropertySymbols(Object.getPrototypeOf(value) ?? {})
    .find(({ description }) => description?.startsWith(prefix))
    ?.description?.slice(prefix.length);

/** Whether a value is of a class, for code that the class itself imports. */
export const hasBrand = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && markOf(name) in value;

/**
 * Makes `instanceof` true for the objects of every copy of a class. A bundle can hold the package twice, for example once
 * for an application and once for a library of its own components; without this, each copy would refuse the values of the other.
 */
export function brand(type: { readonly prototype: object }, name: string): void {
  const mark = markOf(name);
  Object.defineProperty(type.prototype, mark, { value: true });
  Object.defineProperty(type, Symbol.hasInstance, {
    // A subclass inherits this function, and an instance of the base class is not an instance of the subclass.
    value(this: unknown, value: unknown): boolean {
      if (this !== type) return ordinary.call(this as () => void, value);
      return typeof value === 'object' && value !== null && mark in value;
    },
  });
}
