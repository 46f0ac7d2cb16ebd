import { expect, test } from '@jest/globals';
import { withoutPrivateMembers } from '../../tools/build/declarations';

test('private members go with their comments, and everything else stays', () => {
  const text = `export declare class Store {
    private readonly disk;
    /** What it is called. */
    readonly name: string;
    /**
     * How it was made.
     */
    private madeAt?;
    private get size();
    private static count;
    private check;
    /** For its subclasses. */
    protected constructor(name: string);
}
export declare class Value {
    /** Only through a function. */
    private constructor();
    readonly privately: boolean;
}
`;
  expect(withoutPrivateMembers(text)).toBe(`export declare class Store {
    /** What it is called. */
    readonly name: string;
    /** For its subclasses. */
    protected constructor(name: string);
}
export declare class Value {
    /** Only through a function. */
    private constructor();
    readonly privately: boolean;
}
`);
});
