import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A private member as the compiler declares it, in one line, with the comment above it. A private constructor stays. */
const privateMember =
  /(?:^ *\/\*\*(?:(?!\*\/)[\s\S])*\*\/\r?\n)?^ +private (?:static )?(?:readonly |get |set )?(?!constructor\b)[^\n]*;\r?\n/gm;

/**
 * A declaration without private members. TypeScript takes two declarations with a private member for two types, even where every
 * word is the same; so a component from a second copy of the package would refuse the environment of the first.
 */
export const withoutPrivateMembers = (text: string): string => text.replace(privateMember, '');

/** Takes the private members out of every declaration below a folder. */
export function openDeclarations(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue;
    const file = path.join(entry.parentPath, entry.name);
    writeFileSync(file, withoutPrivateMembers(readFileSync(file, 'utf8')));
  }
}
