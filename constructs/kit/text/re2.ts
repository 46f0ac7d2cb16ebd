import { brand } from '../model/brand';

/**
 * Regular expressions as the programs of the platform read them: RE2, in the form of Go. JavaScript's own differ, so a text is
 * read here by the grammar itself. https://github.com/google/re2/wiki/Syntax
 */

/** What is known of an expression. */
export interface Re2 {
  /** It matches an empty text, and so at every place of a line. */
  readonly matchesEmpty: boolean;
  /** How many groups capture. */
  readonly groups: number;
}

/** A text that is no expression. Its message says why, as the end of a sentence that begins with the text. */
export class NoRe2 extends Error {
  static {
    brand(NoRe2, 'NoRe2');
  }
}

/** The most that a repetition may ask for. */
const mostRepetitions = 1000;

/** Reads an expression. Throws a `NoRe2` where no program would take it. */
export const readRe2 = (text: string): Re2 => new Reader(text).read();

/** A part of an expression that was read. */
interface Part {
  /** It matches an empty text. */
  readonly empty: boolean;
  /** The most that it repeats anything, repetitions within repetitions multiplied. */
  readonly repetitions: number;
}

const nothing: Part = { empty: true, repetitions: 1 };
const character: Part = { empty: false, repetitions: 1 };

class Reader {
  private at = 0;
  private groups = 0;
  private readonly names = new Set<string>();
  private readonly text: readonly string[];

  constructor(text: string) {
    this.text = [...text];
  }

  read(): Re2 {
    const { empty } = this.alternatives();
    if (this.at < this.text.length) throw new NoRe2('closes a group that it does not open');
    return { matchesEmpty: empty, groups: this.groups };
  }

  /** Sequences with `|` between them. */
  private alternatives(): Part {
    let all = this.sequence();
    while (this.take('|')) {
      const next = this.sequence();
      all = { empty: all.empty || next.empty, repetitions: Math.max(all.repetitions, next.repetitions) };
    }
    return all;
  }

  private sequence(): Part {
    let all = nothing;
    while (this.at < this.text.length && !this.isNext('|') && !this.isNext(')')) {
      const next = this.repeated();
      all = { empty: all.empty && next.empty, repetitions: Math.max(all.repetitions, next.repetitions) };
    }
    return all;
  }

  /** One thing, and how often it may come. */
  private repeated(): Part {
    if (this.isRepetition) throw new NoRe2(`has nothing that ${this.next} could repeat`);
    const { empty, repetitions } = this.one();
    const times = this.times();
    if (!times) return { empty, repetitions };
    // The mark of a repetition that takes as little as it can.
    this.take('?');
    if (this.isRepetition) throw new NoRe2(`repeats a repetition at ${this.next}`);
    const product = repetitions * times.most;
    if (product > mostRepetitions) throw new NoRe2(`repeats more than ${mostRepetitions} times`);
    return { empty: empty || times.least === 0, repetitions: product };
  }

  /** How often the thing before may come, as far as it says so in numbers; undefined where it comes once. */
  private times(): { readonly least: number; readonly most: number } | undefined {
    if (this.take('*') || this.take('?')) return { least: 0, most: 1 };
    if (this.take('+')) return { least: 1, most: 1 };
    const [braces, from, comma, to] = this.braces ?? [];
    if (braces === undefined) return undefined;
    this.at += braces.length;
    const least = Number(from);
    const most = comma && to ? Number(to) : least;
    if (least > most) throw new NoRe2(`repeats ${braces}, at least more often than at most`);
    return { least, most: Math.max(most, 1) };
  }

  private get isRepetition(): boolean {
    return /[*+?]/.test(this.next) || this.braces !== null;
  }

  /** `{2}`, `{2,}` or `{2,5}`; any other brace means itself. */
  private get braces(): RegExpExecArray | null {
    return /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.rest(16));
  }

  private one(): Part {
    switch (this.advance()) {
      case '(':
        return this.group();
      case '[':
        this.characterClass();
        return character;
      case '\\':
        return this.escape(true);
      case '^':
      case '$':
        return nothing;
      default:
        return character;
    }
  }

  private group(): Part {
    if (!this.take('?')) {
      this.groups += 1;
    } else if (this.take('P') || this.isNext('<')) {
      if (/^<[=!]/.test(this.rest(2))) throw new NoRe2(this.noLookaround);
      const name = this.matching(/^<[A-Za-z_]\w*>/);
      if (name === undefined) throw new NoRe2('has a group without a proper name: (?P<name>…)');
      if (this.names.has(name)) throw new NoRe2(`has two groups of the name ${name.slice(1, -1)}`);
      this.names.add(name);
      this.groups += 1;
    } else {
      if (/^[=!]/.test(this.next)) throw new NoRe2(this.noLookaround);
      if (this.matching(/^[imsU]*(-[imsU]+)?(?=[:)])/) === undefined) {
        throw new NoRe2(`has a group that begins with (?${this.next}, which RE2 does not know`);
      }
      // Flags alone hold from here on and match nothing themselves.
      if (this.take(')')) return this.unrepeatable();
      this.advance();
    }
    const inside = this.alternatives();
    if (!this.take(')')) throw new NoRe2('has a group that is not closed');
    return inside;
  }

  /** What stands there matches nothing itself. */
  private unrepeatable(): Part {
    if (this.isRepetition) throw new NoRe2(`has nothing that ${this.next} could repeat`);
    return nothing;
  }

  private readonly noLookaround = 'looks ahead or behind, which RE2 cannot';

  private characterClass(): void {
    this.take('^');
    for (let first = true; first || !this.isNext(']'); first = false) {
      if (this.at >= this.text.length) throw new NoRe2('has a class [ that is not closed');
      if (this.matching(/^\[:\^?[a-z]+:\]/) !== undefined) continue;
      const from = this.classMember();
      if (!this.isNext('-') || this.text[this.at + 1] === ']') continue;
      this.advance();
      const to = this.classMember();
      if (from === undefined || to === undefined || from > to) throw new NoRe2('has a class with an invalid range');
    }
    this.advance();
  }

  /** A character of a class, as a number; undefined for a class within it, such as `\d`. */
  private classMember(): number | undefined {
    if (this.at >= this.text.length) throw new NoRe2('has a class [ that is not closed');
    const start = this.at;
    const character = this.advance();
    if (character !== '\\') return character.codePointAt(0);
    this.escape(false);
    return escaped(this.text.slice(start + 1, this.at).join(''));
  }

  /** What follows a backslash. `outside`: not in a class, where places can be named too. */
  private escape(outside: boolean): Part {
    if (this.at >= this.text.length) throw new NoRe2('ends with a backslash');
    if (outside && this.matching(/^[AzbB]/) !== undefined) return nothing;
    if (outside && this.matching(/^Q/) !== undefined) return this.literal();
    const known = [
      /^[dDsSwWafnrtv]/,
      /^[pP](\{\^?[A-Za-z_]+\}|[A-Z])/,
      /^x([0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})/,
      // A zero stands for itself; any other first digit must be followed by a second, or it would refer to a group.
      /^(0[0-7]{0,2}|[1-7][0-7]{1,2})/,
      /^[!-/:-@[-`{-~ ]/,
    ];
    if (known.some((form) => this.matching(form) !== undefined)) return character;
    if (/[1-9]/.test(this.next)) throw new NoRe2(`refers to a group by \\${this.next}, which RE2 cannot`);
    throw new NoRe2(`has \\${this.next}, which RE2 does not know`);
  }

  /** A text in which every character means itself, up to `\E` or the end. */
  private literal(): Part {
    const rest = this.text.slice(this.at).join('');
    const [inside = ''] = rest.split('\\E');
    this.at += [...inside].length + (rest.includes('\\E') ? 2 : 0);
    return inside === '' ? this.unrepeatable() : character;
  }

  private get next(): string {
    return this.text[this.at] ?? '';
  }

  private rest(count: number): string {
    return this.text.slice(this.at, this.at + count).join('');
  }

  private isNext(character: string): boolean {
    return this.text[this.at] === character;
  }

  private advance(): string {
    const character = this.next;
    this.at += 1;
    return character;
  }

  private take(character: string): boolean {
    if (!this.isNext(character)) return false;
    this.at += 1;
    return true;
  }

  /** Takes what a form matches from here on; undefined, and nothing is taken, where it does not. */
  private matching(form: RegExp): string | undefined {
    const found = form.exec(this.rest(80))?.[0];
    if (found !== undefined) this.at += [...found].length;
    return found;
  }
}

const controls: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** The number of the character that stands behind a backslash; undefined for a class. */
function escaped(text: string): number | undefined {
  const [, hexadecimal] = /^x\{?([0-9A-Fa-f]+)\}?$/.exec(text) ?? [];
  if (hexadecimal) return Number.parseInt(hexadecimal, 16);
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return controls[text] ?? (/^[A-Za-z]/.test(text) ? undefined : text.codePointAt(0));
}
