import { brand } from './brand';
import { type CallSite, callSite } from './call-site';
import { isPlainObject } from './plain-object';
import { Percentage } from './units';
import { validator } from './validation';

/** The levels of log lines, from the least to the most. `fatal` is `critical` too. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
/** One of these levels. */
export type LogLevel = (typeof logLevels)[number];

/** The words of a selection that name something by its whole name. */
export const selectedNames = ['namespace', 'pod', 'container', 'service'] as const;

/** Which log lines a rule is about: those for which everything that is given holds. Regular expressions are RE2. */
export interface LogSelection {
  /** Its namespace: a regular expression that matches the whole name, or several of which one does. Default: any. */
  readonly namespace?: string | readonly string[];
  /** Its pod, likewise. Default: any. */
  readonly pod?: string | readonly string[];
  /** Its container, likewise. Default: any. */
  readonly container?: string | readonly string[];
  /** Its service, as the label `service_name` has it, likewise. Default: any. */
  readonly service?: string | readonly string[];
  /**
   * Its level, or several: of a record by OTLP its severity; of a printed line, and of a record without a severity, the first
   * level that it names, in a field such as `level=debug` or as a word in capitals. Default: any, and none.
   */
  readonly level?: LogLevel | readonly LogLevel[];
  /** A regular expression that matches somewhere in the line; of a record by OTLP, in its body. Default: any line. */
  readonly line?: string;
}

/** What is replaced in lines, and by what. */
export interface MaskProps extends LogSelection {
  /** A regular expression (RE2) of what nobody may read. It has no group that captures. */
  readonly expression: string;
  /** What stands there instead. Matches without anything between them are replaced together. Default: `***`. */
  readonly replacement?: string;
}

/** Of which lines a share is kept. */
export interface SampleProps extends LogSelection {
  /** The share that is kept, chosen at random line by line: `percent(10)`. */
  readonly keep: Percentage;
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A selection without what is of another kind, which is reported and would end those that read it. */
function usable(given: LogSelection): LogSelection {
  if (!isPlainObject(given)) return {};
  const names = [...selectedNames, 'level'].flatMap((name) => {
    const texts = [given[name]].flat().filter((each) => typeof each === 'string');
    return texts.length > 0 ? [[name, texts]] : [];
  });
  return { ...Object.fromEntries(names), ...(typeof given.line === 'string' ? { line: given.line } : {}) };
}

/** Lines that are not stored. Written by `drop`. */
export class DropRule {
  static {
    brand(DropRule, 'DropRule');
  }

  readonly kind = 'drop';
  /** Where it was made. */
  readonly madeAt: CallSite = callSite();
  /** What of the lines' choice can be one. What is wrong with the rest is reported by the environment. */
  readonly selection: LogSelection;

  constructor(readonly given: LogSelection) {
    this.selection = usable(given);
  }
}

/** Something in lines that is replaced. Written by `mask`. */
export class MaskRule {
  static {
    brand(MaskRule, 'MaskRule');
  }

  readonly kind = 'mask';
  /** Where it was made. */
  readonly madeAt: CallSite = callSite();
  readonly expression: string;
  readonly replacement: string;

  /** What of the lines' choice can be one. */
  readonly selection: LogSelection;

  constructor(readonly given: MaskProps) {
    this.selection = usable(given);
    this.expression = asText(given?.expression) ?? '';
    this.replacement = asText(given?.replacement) ?? '***';
  }
}

/** Lines of which a share is stored. Written by `sample`. */
export class SampleRule {
  static {
    brand(SampleRule, 'SampleRule');
  }

  readonly kind = 'sample';
  /** Where it was made. */
  readonly madeAt: CallSite = callSite();
  readonly keep: Percentage;

  /** What of the lines' choice can be one. */
  readonly selection: LogSelection;

  constructor(readonly given: SampleProps) {
    this.selection = usable(given);
    this.keep = given?.keep instanceof Percentage ? given.keep : new Percentage(100);
  }
}

/**
 * What becomes of log lines before they are stored, however they come: from files, or by OTLP. Lines are dropped and sampled as
 * they were written, and what is left is masked.
 */
export type LogRule = DropRule | MaskRule | SampleRule;

/** What a list of rules takes. What a rule says is checked when it is known who obeys it. */
export const logRuleValidator = validator<LogRule>({
  example: "drop({ namespace: 'demo' })",
  expected: 'drop({ … }), mask({ … }) or sample({ … })',
  standIn: new DropRule({}),
  isKind: (value) => value instanceof DropRule || value instanceof MaskRule || value instanceof SampleRule,
});

/** Lines that are not stored: `drop({ namespace: 'demo', level: 'debug' })`. */
export const drop = (selection: LogSelection): DropRule => new DropRule(selection);

/** Something that nobody may read: `mask({ expression: '\\b\\d{16}\\b' })`. */
export const mask = (props: MaskProps): MaskRule => new MaskRule(props);

/** Lines of which a share is enough: `sample({ container: 'proxy', keep: percent(10) })`. */
export const sample = (props: SampleProps): SampleRule => new SampleRule(props);

/** Whether a selection chooses anything, or is about every line. */
export const choosesAll = (selection: LogSelection): boolean =>
  [...selectedNames, 'level', 'line'].every((word) => selection[word as keyof LogSelection] === undefined);

/** Values of which one or several may be given, as a list. */
export function listed<T extends string>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
