/** A text as a regular expression that matches it alone. */
export const literally = (text: string): string => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
