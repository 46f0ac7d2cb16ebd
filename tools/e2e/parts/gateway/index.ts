import type { Part } from '../../suite/part';
import { logQuestions } from './logs';
import { traceQuestions } from './traces';

const questions = { logs: logQuestions, traces: traceQuestions };

/** What the Ingress passes on: questions with a password are answered as the stores answer them, and nothing else is. */
export const gateway = (...apis: readonly (keyof typeof questions)[]): Part => ({
  title: 'Questions from outside',
  steps: (stage) => apis.flatMap((api) => questions[api](stage)),
});
