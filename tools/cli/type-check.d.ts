import type { CompilerAnswer } from './launch';

/** Environment variables for the compiler. */
export const withoutCollecting: Readonly<Record<string, string>>;
/** What an environment file is checked by where its repository has no tsconfig.json. */
export const usual: Readonly<Record<string, unknown>>;
export function startTypeCheck(folder: string, cache: string, signal?: AbortSignal): Promise<CompilerAnswer>;
export function runTypeCheck(file: string, folder: string, signal?: AbortSignal): Promise<CompilerAnswer>;
export function typeCheckSettings(
  folder: string,
  cache: string,
): { readonly compilerOptions: Readonly<Record<string, unknown>> };
