/** A short name for some texts: the launcher keeps what it knows of a folder by it. */
export declare function digest(...parts: readonly string[]): string;
