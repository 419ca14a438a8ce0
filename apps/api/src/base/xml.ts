/** Escaped, without what XML does not admit: no control character but tab and line ends. */
export const texteXml = (t: string) =>
  t
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
