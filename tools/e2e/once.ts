/** A function that works only at its first call. Every later call gets the same answer. */
export function once<Argument, Answer>(
  find: (argument: Argument) => Promise<Answer>,
): (argument: Argument) => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return (argument) => {
    answer ??= find(argument);
    return answer;
  };
}
