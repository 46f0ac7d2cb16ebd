import { text } from '../../kit/text/ottl';

/** How a text that is too long is cut: between characters, as half of one is no text. */
export interface Cuts {
  /** Statements that cut one text, where all of the conditions hold. `context`: in which it stands. */
  one(context: 'scope' | 'log', path: string, length: number, ...conditions: readonly string[]): string[];
  /** A statement that cuts every text among attributes and says so at its end, where that can be said. */
  marked(attributes: string, length: number): string;
}

/** The end of a value that was cut, for its readers. */
const cutHere = text('… (cut)');

const tooLong = (path: string, length: number, conditions: readonly string[]): string =>
  [...conditions, `Len(${path}) > ${length}`].join(' and ');

/** In the words of today's Collector. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl/ottlfuncs */
export const cuts: Cuts = {
  one: (_context, path, length, ...conditions) => [
    `set(${path}, Substring(${path}, 0, ${length}, true)) where ${tooLong(path, length, conditions)}`,
  ],
  marked: (attributes, length) => `truncate_all(${attributes}, ${length}, true, ${cutHere})`,
};

/**
 * In the words of the Collector 0.153, which is inside Alloy: `Substring` cuts between bytes, and nothing marks an end. Attributes are cut
 * between characters, so a text becomes one for a moment.
 */
export const cutsOfAlloy: Cuts = {
  one(context, path, length, ...conditions) {
    const whole = `${context}.cache["whole"]`;
    return [
      `set(${whole}, ${path}) where ${tooLong(path, length, conditions)}`,
      `truncate_all(${context}.cache, ${length}) where ${whole} != nil`,
      `set(${path}, ${whole}) where ${whole} != nil`,
      `delete_key(${context}.cache, "whole")`,
    ];
  },
  marked: (attributes, length) => `truncate_all(${attributes}, ${length})`,
};
