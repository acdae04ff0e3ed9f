/** Text that is safe inside an element and an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Code that is safe inside a `<script>`: no string in it ends the element. */
export function codeInScript(code: string): string {
  return code.replaceAll(/<(?=\/script)/gi, String.raw`\x3C`);
}

/** JSON that is safe inside a `<script>`. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003C`);
}
