import { Duration } from '../../kit';
import { brand } from '../../kit/model/brand';

/** What an attribute of a block can hold. https://grafana.com/docs/alloy/latest/get-started/expressions/ */
export type Value = string | number | boolean | Duration | Expression | ObjectValue | readonly Value[];

/** Something that Alloy evaluates: a call, a sum, a reference. It is printed as it stands. */
export class Expression {
  static {
    brand(Expression, 'Expression');
  }

  constructor(readonly text: string) {}
}

/** What one component can give to another. */
export type ExportKind =
  | 'relabel rules'
  | 'authentication handler'
  | 'log receiver'
  | 'metrics receiver'
  | 'otlp consumer'
  | 'profiles receiver'
  | 'storage handler'
  | 'targets'
  | 'text';

/** An export of a component that stands in the file: only adding a component makes one, so none can dangle. */
export class Reference<K extends ExportKind = ExportKind> extends Expression {
  constructor(
    text: string,
    readonly kind: K,
  ) {
    super(text);
  }
}

/** An object as a value. A plain object in a body is a nested block instead. */
export class ObjectValue {
  static {
    brand(ObjectValue, 'ObjectValue');
  }

  constructor(readonly fields: Readonly<Record<string, Value>>) {}
}

/** An object as a value, such as a target's labels. */
export const object = (fields: Readonly<Record<string, Value>>) => new ObjectValue(fields);

/** A call of a function of Alloy's standard library. */
export const call = (name: string, ...args: readonly Value[]) =>
  new Expression(`${name}(${args.map(inlineText).join(', ')})`);

/** Two values joined by `+`: a sum of numbers, or texts one after the other. */
export const plus = (left: Value, right: Value) => new Expression(`${inlineText(left)} + ${inlineText(right)}`);

/** An environment variable of Alloy's own process. */
export const environmentVariable = (name: string) => call('sys.env', name);

/** A value as it stands in one line. */
export function inlineText(value: Value): string {
  if (value instanceof Expression) return value.text;
  if (value instanceof Duration) return quote(value.toString());
  if (value instanceof ObjectValue) throw new Error('an object does not stand in one line');
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(inlineText).join(', ')}]`;
  // What the types do not let through, the change of a user's file can bring.
  if (typeof value !== 'number' && typeof value !== 'boolean')
    throw new Error(`${value} is no value in Alloy's language`);
  return String(value);
}

/** A text in quotation marks. One that would need escapes stands raw where it can, as expressions in other languages read best so. */
function quote(text: string): string {
  const raw = /["\\]/.test(text) && [...text].every((character) => character !== '`' && character >= ' ');
  return raw ? `\`${text}\`` : JSON.stringify(text);
}
