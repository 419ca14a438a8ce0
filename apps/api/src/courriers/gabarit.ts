/**
 * The pages of one letter or of several, in Typst. All that varies comes as data, in `sys.inputs`, and is shown
 * as plain text: nothing an agent or an applicant typed is read as markup. The page is neutral: the service's own
 * name and address, no emblem of the State. One font, which the package ships: the page is the same everywhere.
 *
 * Each letter numbers its own pages, and each page carries the code that brings it back from the copier: on the
 * first in the text, on the others in the margin. `<pages>` tells how many pages each letter takes.
 */
export const GABARIT = `
#let d = json(bytes(sys.inputs.donnees))
#let bloc(b) = if b.liste { list(..b.lignes.map(l => [#l])) } else {
  par(b.lignes.map(l => [#l]).join(linebreak()))
}
#let code(l, n) = if n <= l.codes.len() {
  image(bytes(l.codes.at(n - 1).svg), format: "svg", width: 1.9cm, alt: l.codes.at(n - 1).alt)
}
#set document(title: d.titre, author: d.auteur, date: none)
#set text(font: "Libertinus Serif", fallback: false, lang: "fr", region: "FR", size: 11pt, hyphenate: false)
#set par(spacing: 1em, leading: 0.6em)
#set list(marker: [–], indent: 0.4em)
#show heading: set text(size: 11pt)
#show heading: set block(above: 1.6em, below: 1.4em)

#let lettre(l, fin) = {
  set page(
    paper: "a4",
    margin: (x: 2.3cm, top: 2cm, bottom: 2.2cm),
    header: if d.projet {
      align(center, text(size: 10pt, weight: "bold", fill: rgb("#8a1c1c"))[PROJET – ne pas envoyer])
    },
    footer: context {
      set text(size: 8.5pt)
      let n = counter(page).get().first()
      let fin = query(fin).at(0, default: none)
      let total = if fin != none { counter(page).at(fin.location()).first() }
      grid(columns: (1fr, auto), l.pied, [Page #n / #total])
    },
    foreground: context {
      let n = counter(page).get().first()
      if n > 1 { place(top + right, dx: -0.5cm, dy: 0.4cm, pdf.artifact(code(l, n))) }
    },
  )
  counter(page).update(1)

  grid(
    columns: (1fr, 7.4cm),
    column-gutter: 0.8cm,
    [
      #text(weight: "bold", l.service.nom)

      #for ligne in l.service.lignes [#ligne \\ ]
    ],
    [
      #v(1.6cm)
      #text(weight: "bold")[À l’attention de] \\
      #l.destinataire
    ],
  )

  v(0.5cm)
  grid(
    columns: (1fr, 1.9cm),
    rows: 1.9cm,
    align: (left + horizon, right),
    [#for ligne in l.references [#ligne \\ ]],
    code(l, 1),
  )

  heading(level: 1)[Objet : #l.objet]

  for p in l.paragraphes {
    if p.aConfirmer { strong[Mention à confirmer :] }
    for b in p.blocs { bloc(b) }
  }

  v(0.8cm)
  block(breakable: false)[
    #grid(
      columns: (1fr, 8cm),
      [],
      [
        Fait le : \\
        Prénom, nom, qualité et signature :
        #v(2.4cm)
      ],
    )
  ]
  [#metadata(none)#fin]
  context [#metadata(counter(page).get().first()) <pages>]
}

#for (i, l) in d.lettres.enumerate() { lettre(l, label("fin-" + str(i))) }
`;
