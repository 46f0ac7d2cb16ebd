import { join } from 'node:path';

/** The schemas that `npm run schemas` makes, for a process that runs in the repository's folder. */
export const generatedSchemas = join('checks', 'schemas', 'generated');
