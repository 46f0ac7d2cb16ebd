/** Each once, by a text that is equal for equal ones; the first counts. */
export function unique<Each>(list: readonly Each[], key: (each: Each) => string): Each[] {
  const keys = list.map(key);
  return list.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
