import { parseSync, Visitor, type ESTree } from 'vite';

/** Attributes whose value a person sees or hears. `label` and the like are those of the component library. */
const spokenAttributes = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'description', 'error', 'hint', 'label', 'placeholder', 'title']);

const letters = /\p{L}/u;

/** Words that stand in a component's source itself, where no translation reaches them. */
export function literalWords(fileName: string, source: string): readonly string[] {
  const found: string[] = [];
  const look = (text: string): void => {
    if (letters.test(text)) found.push(text.trim());
  };
  const lookAt = (children: readonly ESTree.JSXChild[]): void => {
    for (const child of children) {
      if (child.type === 'JSXText') look(child.value);
      if (child.type === 'JSXExpressionContainer') for (const text of textsIn(child.expression)) look(text);
    }
  };
  new Visitor({
    JSXElement: ({ children }) => lookAt(children),
    JSXFragment: ({ children }) => lookAt(children),
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !spokenAttributes.has(name.name) || !value) return;
      const texts = value.type === 'JSXExpressionContainer' ? textsIn(value.expression) : textsIn(value);
      for (const text of texts) look(text);
    },
  }).visit(parseSync(fileName, source).program);
  return found;
}

/** The texts that an expression may become, as far as they stand in it. */
function textsIn(expression: ESTree.Expression | ESTree.JSXEmptyExpression | ESTree.JSXAttributeValue): readonly string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.map(({ value }) => value.raw);
    case 'ConditionalExpression':
      return [...textsIn(expression.consequent), ...textsIn(expression.alternate)];
    case 'LogicalExpression':
      return [...(expression.operator === '&&' ? [] : textsIn(expression.left)), ...textsIn(expression.right)];
    case 'BinaryExpression':
      return expression.operator !== '+' ? [] : [...textsIn(expression.left), ...textsIn(expression.right)];
    default:
      return [];
  }
}
