import { FileDamaged, isDamage } from '../set-aside.ts';

type AnyMethod = (...input: readonly unknown[]) => unknown;

/**
 * Methods of which none answers out of a file that was found damaged: each fails until the file was opened anew.
 *
 * @param isDamaged whether somebody has found damage since it was opened
 * @param found is told when a method finds some
 */
export function guarded<Methods extends object>(methods: Methods, isDamaged: () => boolean, found: () => void): Methods {
  const guard = (method: AnyMethod): AnyMethod => (...input) => {
    try {
      if (isDamaged()) throw new FileDamaged('The history was found damaged.');
      return method(...input);
    } catch (error) {
      if (isDamage(error)) found();
      throw error;
    }
  };
  // The same names, inputs and outputs: only what is thrown is looked at in between.
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, guard(method)])) as Methods;
}
