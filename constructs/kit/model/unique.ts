/** Each element once: of those with the same key, the first. */
export function unique<Each>(list: readonly Each[], key: (each: Each) => string): Each[] {
  const known = new Set<string>();
  return list.filter((each) => {
    const own = key(each);
    if (known.has(own)) return false;
    known.add(own);
    return true;
  });
}
