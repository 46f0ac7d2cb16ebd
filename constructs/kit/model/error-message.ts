import { isError } from './call-site';
import { describe } from './validation';

/** What an error says; of anything else that is thrown, what it is. */
export const errorMessage = (thrown: unknown): string => (isError(thrown) ? thrown.message : describe(thrown));
