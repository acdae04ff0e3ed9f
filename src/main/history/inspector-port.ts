/** What takes so long that it has a thread of its own, for as long as it takes. */
export interface InspectorPort {
  /** @throws where a page, an index or a row is no longer what was written */
  lookThrough(input: { readonly file: string }): Promise<void>;
}
