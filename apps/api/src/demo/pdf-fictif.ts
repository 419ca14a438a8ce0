/** A one-page PDF saying what it stands for, and that it is fictive. */
export function pdfFictif(titre: string, sousTitre: string): Buffer {
  const latin = (texte: string) => texte.replace(/[\\()]/g, '\\$&').replaceAll('’', "'");
  const contenu = [
    'BT /F1 20 Tf 60 760 Td',
    `(${latin(titre)}) Tj`,
    '/F1 13 Tf 0 -34 Td',
    `(${latin(sousTitre)}) Tj`,
    '0 -34 Td (Document fictif, produit pour la démonstration.) Tj ET',
  ].join('\n');
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(contenu, 'latin1')} >>\nstream\n${contenu}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let pdf = '%PDF-1.4\n';
  const positions = objets.map((objet, i) => {
    const position = Buffer.byteLength(pdf, 'latin1');
    pdf += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return position;
  });
  const table = Buffer.byteLength(pdf, 'latin1');
  const lignes = positions.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${lignes}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
