import type { Part } from '../../suite/part';
import { logQuestions } from './logs';
import { traceQuestions } from './traces';

const questions = { logs: logQuestions, traces: traceQuestions };

/** Requests through the Ingress. Questions with a password get the answers of the stores; everything else is refused. */
export const gateway = (...apis: readonly (keyof typeof questions)[]): Part => ({
  title: 'Questions from outside',
  steps: (stage) => apis.flatMap((api) => questions[api](stage)),
});
