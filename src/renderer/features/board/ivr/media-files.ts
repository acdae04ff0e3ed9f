import { mediaRoutes } from '../../../../shared/api/admin/media.ts';

const filesSchema = mediaRoutes['media.play'].input.shape.files;

/** What somebody typed as the files to play. */
export type TypedFiles = { readonly state: 'ready'; readonly files: readonly string[] } | { readonly state: 'empty' | 'too-much' };

/** Reads paths with semicolons between, as WellCloud writes them (wellcloud-ivr.md, 5.1.3); the wide one of a Chinese keyboard will do. */
export function filesIn(typed: string): TypedFiles {
  const files = typed.split(/[;；\n]/).map((file) => file.trim()).filter((file) => file !== '');
  if (files.length === 0) return { state: 'empty' };
  return filesSchema.safeParse(files).success ? { state: 'ready', files } : { state: 'too-much' };
}

/** In the order in which the caller hears them. */
export function inOrder(files: readonly string[]): string {
  return files.join(' → ');
}
