/** What a function answered, for the last `most` different questions. */
export function remembered<Value>(most: number, answer: (question: string) => Value): (question: string) => Value {
  const held = new Map<string, Value>();
  return (question) => {
    const known = held.get(question);
    if (known !== undefined) return known;
    const value = answer(question);
    held.set(question, value);
    const [oldest] = held.keys();
    if (held.size > most && oldest !== undefined) held.delete(oldest);
    return value;
  };
}
