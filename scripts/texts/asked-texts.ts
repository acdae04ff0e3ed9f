import { parseSync, Visitor, type ESTree } from 'vite';

/** A text that a source asks for by its key. */
export interface AskedText {
  /** As written, `*` where a value is put in. */
  readonly key: string;
  /** Of the file's `useTranslation` calls; none: it may come from any. */
  readonly namespaces: readonly string[];
}

/** Every `t('…')` of a source. */
export function askedTexts(fileName: string, source: string): readonly AskedText[] {
  const keys: string[] = [];
  const namespaces = new Set<string>();
  new Visitor({
    CallExpression: ({ callee, arguments: [first] }) => {
      const name = nameOf(callee);
      if (!first || first.type === 'SpreadElement') return;
      if (name === 't') keys.push(...keysIn(first));
      if (name === 'useTranslation') for (const namespace of first.type === 'ArrayExpression' ? first.elements : [first]) if (namespace?.type === 'Literal') namespaces.add(String(namespace.value));
    },
  }).visit(parseSync(fileName, source).program);
  return keys.map((key) => {
    const [namespace, own] = key.split(':');
    return namespace !== undefined && own !== undefined ? { key: own, namespaces: [namespace] } : { key, namespaces: [...namespaces] };
  });
}

function nameOf(callee: ESTree.Expression): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier' ? callee.property.name : null;
}

function keysIn(expression: ESTree.Expression): readonly string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return [expression.quasis.map(({ value }) => value.raw).join('*')];
    case 'ConditionalExpression':
      return [...keysIn(expression.consequent), ...keysIn(expression.alternate)];
    default:
      return [];
  }
}
