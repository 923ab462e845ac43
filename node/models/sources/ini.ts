/**
 * INI files as Python's configparser reads them, as far as pip's configuration uses them.
 * @module
 */

/** Section -> key -> value. Keys in lower case with dashes; a value's continuation lines are joined by newlines. */
export function readIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | null = null;
  let key: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]\s*$/.exec(line);
    if (header !== null) {
      section = sections.get(header[1]!) ?? new Map();
      sections.set(header[1]!, section);
      key = null;
      continue;
    }
    if (section === null) continue;
    if (/^\s/.test(line) && key !== null) {
      section.set(key, `${section.get(key)}\n${line.trim()}`.trim());
      continue;
    }
    const pair = /^([^=:]+)[=:](.*)$/.exec(line);
    if (pair === null) continue;
    key = pair[1]!.trim().toLowerCase().replaceAll('_', '-');
    section.set(key, pair[2]!.trim());
  }
  return sections;
}
