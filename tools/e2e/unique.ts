/** Removes repetitions: of elements with the same key, the first stays. */
export function unique<Each>(list: readonly Each[], key: (each: Each) => string): Each[] {
  const keys = list.map(key);
  return list.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
