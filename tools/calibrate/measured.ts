/** What was measured, by the name of the store and of what it is. */
export type Measured = Readonly<Record<string, number>>;
