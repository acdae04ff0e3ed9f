import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatterOf } from './clock-time.ts';
import { languages, type Language } from './languages.ts';

/**
 * Text files as a window imports them with `import.meta.glob`: `./vi/popup.json` → its content. Each window
 * takes only the files that it shows, so the pop-up stays small.
 */
export type TextFiles = Readonly<Record<string, Record<string, unknown>>>;

/** What stands where a text is missing: a key of ours says nothing to a person. */
const nothingToSay = '…';

/**
 * Starts the interface's language; texts are in the bundle, so the first frame already has its words.
 *
 * @param onMissing told which text no language has: a defect, never shown as a raw key
 */
export function startI18n(language: Language, files: TextFiles, onMissing: (key: string) => void = reportMissing): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: languages[0],
    resources: asResources(files),
    ns: [],
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => onMissing(`${namespace}:${key}`),
    parseMissingKeyHandler: () => nothingToSay,
  });
  instance.services.formatter?.addCached('datetime', (tag, options) => formatterOf(tag, options));
  return instance;
}


/** Where nobody else takes it up, it breaks nothing but is on record; a test that sees it fails. */
function reportMissing(key: string): void {
  globalThis.reportError(new Error(`missing text: ${key}`));
}

function asResources(files: TextFiles): Resource {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (language && file) (resources[language] ??= {})[file.replace('.json', '')] = texts;
  }
  return resources;
}
