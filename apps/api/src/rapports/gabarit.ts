/**
 * The yearly report, in Typst: a title, then each table under its heading with what it counts, its charts before
 * it, or a bar beside each figure. Nobody needs to see them to have what they show: a chart says it in words too.
 * All that varies comes as data, in `sys.inputs`, and is shown as plain text.
 */
export const GABARIT = `
#let d = json(bytes(sys.inputs.donnees))
#set document(title: d.titre, author: d.service, date: none)
#set text(font: "Libertinus Serif", fallback: false, lang: "fr", region: "FR", size: 10pt, hyphenate: false)
#set par(spacing: 0.8em, leading: 0.55em)
#set page(
  paper: "a4",
  margin: (x: 2cm, top: 1.8cm, bottom: 2cm),
  numbering: "1",
  footer: context {
    set text(size: 8.5pt)
    grid(columns: (1fr, auto), d.pied, [Page #counter(page).get().first() / #counter(page).final().first()])
  },
)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 1): set block(above: 1.2em, below: 0.9em)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.8em, sticky: true)
#show figure: set block(above: 1.2em, below: 1.2em, breakable: false)
#show figure.caption: it => align(left, strong(it.body))
#show table.cell.where(y: 0): set text(weight: "bold")

#text(weight: "bold", d.service)
#heading(level: 1, d.titre)
#for ligne in d.mentions { par(ligne) }

#let barre(part) = pdf.artifact(rect(width: part * 3cm, height: 0.55em, fill: rgb("#1f3f77")))

#for t in d.tableaux {
  heading(level: 2, t.titre)
  // With the heading, at the top of what they are about.
  block(sticky: true, par(t.compte))
  for g in t.graphiques {
    figure(
      image(bytes(g.svg), format: "svg", width: 100%),
      alt: g.alternative,
      caption: figure.caption(position: top, g.titre),
      supplement: none,
      numbering: none,
    )
  }
  if t.lignes.len() == 0 { par[Aucun dossier.] } else {
    table(
      columns: t.largeurs.map(l => if l == "auto" { auto } else if l == "barre" { 3.4cm } else { 1fr }),
      align: (x, _) => if t.droite.contains(x) { right } else { left },
      stroke: (x: none, y: 0.4pt + rgb("#999999")),
      inset: (x: 4pt, y: 3.5pt),
      table.header(..t.entetes),
      ..t.lignes.map(l => l.cellules.enumerate().map(((i, c)) => if i == t.barre { barre(l.part) } else { c })).flatten()
    )
  }
}
`;
