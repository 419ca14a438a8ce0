/**
 * The page of a letter, in Typst. All that varies comes as data, in `sys.inputs`, and is shown as plain
 * text: nothing an agent or an applicant typed is read as markup. The page is neutral: the service's own
 * name and address, no emblem of the State. One font, which the package ships: the page is the same everywhere.
 */
export const GABARIT = `
#let d = json(bytes(sys.inputs.donnees))
#let bloc(b) = if b.liste { list(..b.lignes.map(l => [#l])) } else {
  par(b.lignes.map(l => [#l]).join(linebreak()))
}
#set document(title: d.titre, author: d.service.nom, date: none)
#set text(font: "Libertinus Serif", fallback: false, lang: "fr", region: "FR", size: 11pt, hyphenate: false)
#set par(spacing: 1em, leading: 0.6em)
#set list(marker: [–], indent: 0.4em)
#show heading: set text(size: 11pt)
#show heading: set block(above: 1.6em, below: 1.4em)
#set page(
  paper: "a4",
  margin: (x: 2.3cm, top: 2cm, bottom: 2.2cm),
  header: if d.projet {
    align(center, text(size: 10pt, weight: "bold", fill: rgb("#8a1c1c"))[PROJET – ne pas envoyer])
  },
  footer: context {
    set text(size: 8.5pt)
    grid(columns: (1fr, auto), d.pied, [Page #counter(page).display("1 / 1", both: true)])
  },
)

#grid(
  columns: (1fr, 7.4cm),
  column-gutter: 0.8cm,
  [
    #text(weight: "bold", d.service.nom)

    #for ligne in d.service.lignes [#ligne \\ ]
  ],
  [
    #v(1.6cm)
    #text(weight: "bold")[À l’attention de] \\
    #d.destinataire
  ],
)

#v(0.5cm)
#grid(
  columns: (1fr, auto),
  align: (left + horizon, right),
  [#for ligne in d.references [#ligne \\ ]],
  image(bytes(d.qr), format: "svg", width: 1.9cm, alt: d.qrTexte),
)

= Objet : #d.titre

#for p in d.paragraphes {
  if p.aConfirmer { strong[Mention à confirmer :] }
  for b in p.blocs { bloc(b) }
}

#v(0.8cm)
#block(breakable: false)[
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
`;
