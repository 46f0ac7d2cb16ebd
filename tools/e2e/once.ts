/** A function that does its work when it is first called, and has the same answer for every later call. */
export function once<Argument, Answer>(
  find: (argument: Argument) => Promise<Answer>,
): (argument: Argument) => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return (argument) => {
    answer ??= find(argument);
    return answer;
  };
}
