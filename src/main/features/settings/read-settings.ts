import { z } from 'zod';
import { mostCrmTemplates, settingsChangeSchema, settingsSchema } from '../../../shared/api/settings.ts';
import type { Settings, SettingsChange } from '../../../shared/api/settings.ts';

/**
 * What a person chose, from whatever the file holds: every field that can be read counts, every other one, unknown
 * or broken, falls back alone.
 */
export function readChosen(raw: unknown): SettingsChange {
  return settingsChangeSchema.parse(readable(settingsSchema, raw) ?? {});
}

function readable(schema: z.core.$ZodType, raw: unknown): unknown {
  if (schema instanceof z.ZodObject) {
    if (!isRecord(raw)) return undefined;
    const fields = Object.entries<z.core.$ZodType>(schema.shape)
      .filter(([name]) => Object.hasOwn(raw, name))
      .map(([name, field]) => [name, readable(field, raw[name])] as const)
      .filter(([, value]) => value !== undefined);
    return fields.length > 0 ? Object.fromEntries(fields) : undefined;
  }
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(raw)) return undefined;
    return raw.filter((each) => z.safeParse(schema.element, each).success).slice(0, mostCrmTemplates);
  }
  const read = z.safeParse(schema, raw);
  return read.success ? read.data : undefined;
}

/** The settings with a change on top. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  return settingsSchema.parse(laidOver(settings, change));
}

/** What was chosen before, and now. */
export function addedTo(chosen: SettingsChange, change: SettingsChange): SettingsChange {
  return settingsChangeSchema.parse(laidOver(chosen, change));
}

/** Groups are merged; a list, as any single value, takes the place of the one before. */
function laidOver(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (!isRecord(below) || !isRecord(above)) return above;
  const merged: Record<string, unknown> = { ...below };
  for (const [name, value] of Object.entries(above)) merged[name] = laidOver(below[name], value);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
